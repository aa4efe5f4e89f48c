package dev.tallymark.svg;

import java.util.regex.Pattern;

/**
 * A picture for the left end of a badge, square.
 *
 * @param onColor data URI of the picture as it is seen on a coloured ground
 * @param onPaper data URI of the picture as it is seen on the light ground of {@link Style#SOCIAL}
 */
public record Logo(String onColor, String onPaper) {

    private static final Pattern DATA_URI = Pattern.compile("data:image/[a-z+]+;base64,[A-Za-z0-9+/]+={0,2}");

    public Logo {
        if (!DATA_URI.matcher(onColor).matches() || !DATA_URI.matcher(onPaper).matches()) {
            throw new IllegalArgumentException("not a data URI");
        }
    }

    String on(Style style) {
        return style == Style.SOCIAL ? onPaper : onColor;
    }
}
