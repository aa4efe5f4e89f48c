package dev.tallymark.badges;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tallymark.tally.HistoryUnavailable;
import dev.tallymark.tally.Tallies;
import dev.tallymark.timeseries.Resolution;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What strangers may read of a badge whose owner made it public. A private badge is as if it were not there. */
@RestController
@CrossOrigin(methods = {RequestMethod.GET, RequestMethod.HEAD})
class PublicBadges {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final OpenBadges badges;
    private final Tallies tallies;
    private final Clock clock;

    PublicBadges(OpenBadges badges, Tallies tallies, Clock clock) {
        this.badges = badges;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** A badge as it stands. */
    @JsonPropertyOrder({"id", "label", "count", "message", "color", "paused", "created"})
    record Reading(
            String id, String label, long count, String message, String color, boolean paused, Instant created) {}

    /** Views per bucket, oldest first; buckets without views are left out. */
    @JsonPropertyOrder({"id", "step", "from", "to", "views", "points"})
    record Series(String id, String step, Instant from, Instant to, long views, List<Point> points) {

        /** {@code id,at,views}, as RFC 4180 has it. */
        String csv() {
            var cell = Csv.cell(id);
            return points.stream()
                    .map(point -> cell + ',' + point.at() + ',' + point.views() + "\r\n")
                    .collect(Collectors.joining("", "id,at,views\r\n", ""));
        }
    }

    /** One bucket, named by the moment it begins. */
    @JsonPropertyOrder({"at", "views"})
    record Point(Instant at, long views) {}

    @GetMapping("/api/v1/badge")
    ResponseEntity<Reading> read(HttpServletRequest request) {
        var badge = open(new QueryValues(request.getQueryString()));
        long count = badge.shown(tallies.total(badge.counter()).orElseThrow(BadgesUnavailable::withoutCount));
        var look = badge.look();
        return answer(new Reading(
                badge.name().shown(),
                look.label(),
                count,
                look.format().write(count),
                look.color(),
                badge.isPaused(clock.instant()),
                badge.created()));
    }

    @GetMapping("/api/v1/series")
    ResponseEntity<?> series(HttpServletRequest request) {
        var query = new QueryValues(request.getQueryString());
        var format = query.value("format").orElse("json");
        if (!format.equals("json") && !format.equals("csv")) {
            throw new Nonsense("format is json or csv");
        }
        var badge = open(query);
        var text = query.value("step").orElse("1d");
        var step = Window.step(text).orElseThrow(() -> new Nonsense("step is " + Window.STEPS));
        var window = window(query, step, badge.created());
        var points = tallies.history(badge.counter(), step, window.from(), window.to()).stream()
                .map(sample -> new Point(sample.at(), sample.count()))
                .toList();
        long views = points.stream().mapToLong(Point::views).sum();
        var series = new Series(badge.name().shown(), text, window.from(), window.to(), views, points);
        return format.equals("csv") ? file(badge, series.csv()) : answer(series);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nonsense(Nonsense wrong) {
        return problem(HttpStatus.BAD_REQUEST, wrong.sentence);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(BadgeNotFound none) {
        return problem(HttpStatus.NOT_FOUND, "There is no public badge of that id.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> gone(BadgeGone deleted) {
        return problem(HttpStatus.GONE, "The badge of that id was deleted.");
    }

    @ExceptionHandler({BadgesUnavailable.class, HistoryUnavailable.class})
    ResponseEntity<ProblemDetail> unavailable() {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The counts cannot be read now. None are lost.");
    }

    private Badge open(QueryValues query) {
        var name = query.value("id")
                .flatMap(BadgeName::parse)
                .orElseThrow(() -> new Nonsense("id is missing or not a badge id"));
        return badges.named(name);
    }

    private Window window(QueryValues query, Resolution step, Instant created) {
        var window = Window.of(query.value("range").orElse("30d"), step, created, clock.instant())
                .orElseThrow(() -> new Nonsense("range is " + Window.RANGES));
        if (window.isTooLong()) {
            throw new Nonsense("at most " + Window.MAX_BUCKETS + " steps at once: ask for wider steps or less");
        }
        return window;
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<String> file(Badge badge, String csv) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, BadgeLink.attachment(badge.name(), "csv"))
                .body(csv);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String sentence) {
        var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", "5");
        }
        return answer.body(ProblemDetail.forStatusAndDetail(status, sentence));
    }

    /** A request that cannot be answered as it is put. */
    static final class Nonsense extends RuntimeException {
        private final String sentence;

        Nonsense(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
