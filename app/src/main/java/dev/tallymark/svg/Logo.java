package dev.tallymark.svg;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A picture for the left end of a badge, square.
 *
 * @param onColor data URI of the picture as it is seen on a coloured ground
 * @param onPaper data URI of the picture as it is seen on the light ground of {@link Style#SOCIAL}
 */
public record Logo(String onColor, String onPaper) {

    /** What shields.io draws a logo in whose own colour would not be seen on a coloured ground. */
    static final String WHITE = "whitesmoke";
    /** The same on paper. */
    static final String BLACK = "#333";

    private static final Pattern DATA_URI = Pattern.compile("data:image/[a-z+]+;base64,[A-Za-z0-9+/]+={0,2}");

    public Logo {
        if (!DATA_URI.matcher(onColor).matches() || !DATA_URI.matcher(onPaper).matches()) {
            throw new IllegalArgumentException("not a data URI");
        }
    }

    /** An SVG document as a data URI. */
    static String dataUri(String svg) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    String on(Style style) {
        return style == Style.SOCIAL ? onPaper : onColor;
    }
}
