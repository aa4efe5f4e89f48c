package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.tally.HistoryUnavailable;
import dev.tallymark.timeseries.Sample;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every hour of a badge since it was registered, as a file. Written as it is read, so that a long history takes no
 * memory; an export that cannot be finished is cut off, and never looks whole. For that the writers are closed only
 * when all is written: closing one ends the body as if it were.
 */
@Controller
@RequestMapping("/user/badges/{key}")
class BadgeExport {

    private final Badges badges;
    private final Hours hours;
    private final BadgeFigures figures;
    private final JsonMapper json;

    BadgeExport(Badges badges, Hours hours, BadgeFigures figures, JsonMapper json) {
        this.badges = badges;
        this.hours = hours;
        this.figures = figures;
        this.json = json;
    }

    /** {@code id,hour,views}, as RFC 4180 has it. */
    @GetMapping("/export.csv")
    void csv(@AuthenticationPrincipal SignedIn who, @PathVariable String key, HttpServletResponse response)
            throws IOException {
        var badge = BadgePages.found(badges, who, key);
        var rows = rows(badge);
        offer(badge, "csv", "text/csv;charset=utf-8", response);
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var id = Csv.cell(badge.name().shown());
        out.write("id,hour,views\r\n");
        while (rows.hasNext()) {
            var hour = rows.next();
            out.write(id + ',' + hour.at() + ',' + hour.count() + "\r\n");
        }
        out.close();
    }

    /** {@code {"id", "created", "total", "baseCount", "hours": [{"hour", "views"}]}} */
    @GetMapping("/export.json")
    void json(@AuthenticationPrincipal SignedIn who, @PathVariable String key, HttpServletResponse response)
            throws IOException {
        var badge = BadgePages.found(badges, who, key);
        var rows = rows(badge);
        offer(badge, "json", "application/json", response);
        var out = json.createGenerator(response.getOutputStream());
        out.writeStartObject();
        out.writeStringProperty("id", badge.name().shown());
        out.writeStringProperty("created", badge.created().toString());
        figures.shown(badge).ifPresent(total -> out.writeNumberProperty("total", total));
        out.writeNumberProperty("baseCount", badge.offset());
        out.writeArrayPropertyStart("hours");
        rows.forEachRemaining(hour -> write(hour, out));
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }

    private static void write(Sample hour, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("hour", hour.at().toString());
        out.writeNumberProperty("views", hour.count());
        out.writeEndObject();
    }

    /** The first read tells whether there will be a file at all. */
    private Iterator<Sample> rows(Badge badge) {
        try {
            return hours.since(badge);
        } catch (HistoryUnavailable away) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "The history cannot be read now. No counts were lost.", away);
        }
    }

    private static void offer(Badge badge, String suffix, String type, HttpServletResponse response) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, BadgeLink.attachment(badge.name(), suffix));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
