package dev.tallymark.badges;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** Draws something of about the right size. */
public final class PlainArtist implements LookArtist {

    @Override
    public byte[] draw(Look look, long count) {
        var left = HtmlUtils.htmlEscape(look.label());
        var right = look.format().write(count);
        int split = 10 + 6 * look.label().length();
        int width = split + 10 + 7 * right.length();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20"><rect width="%d" height="20" fill="#555"/>\
                <rect x="%d" width="%d" height="20" fill="#3453d1"/><text x="5" y="14" font-size="11" fill="#fff" \
                font-family="Verdana">%s</text><text x="%d" y="14" font-size="11" fill="#fff" \
                font-family="Verdana">%s</text></svg>"""
                .formatted(width, split, split, width - split, left, split + 5, right)
                .getBytes(StandardCharsets.UTF_8);
    }
}
