package dev.tallymark.badges;

import dev.tallymark.svg.BadgeSvg;
import dev.tallymark.svg.Logos;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Draws badges that are not there yet, for the builder. */
@Controller
class BadgePreview {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=utf-8");

    private final Painter painter;
    private final Logos logos;

    BadgePreview(Painter painter, Logos logos) {
        this.painter = painter;
        this.logos = logos;
    }

    /** The same address is always the same picture. */
    @GetMapping("/user/badges/preview.svg")
    ResponseEntity<byte[]> draw(
            @RequestParam Map<String, String> fields, @RequestParam(defaultValue = "0") String count) {
        long shown = Counts.isCount(count) ? Counts.parse(count) : 0;
        var look = LookForm.of(fields, logos).look();
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header("Content-Security-Policy", BadgeHeaders.CONTENT_SECURITY_POLICY)
                .body(BadgeSvg.render(
                        painter.blank(look).withMessage(look.format().write(shown))));
    }
}
