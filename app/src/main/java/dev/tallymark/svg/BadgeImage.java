package dev.tallymark.svg;

import java.util.Optional;

/**
 * What a badge shows. Any text is fine: blanks at its ends are dropped, characters that XML cannot carry become U+FFFD,
 * and what exceeds {@link #MAX_TEXT} characters is cut off.
 *
 * @param label left side; empty for a badge of one part
 * @param message right side
 * @param color right side
 * @param labelColor left side; empty for the style's own
 * @param logo stands left of the label
 */
public record BadgeImage(
        String label, String message, Color color, Optional<Color> labelColor, Style style, Optional<Logo> logo) {

    /** The longest text of either side, in UTF-16 units. */
    public static final int MAX_TEXT = 1_000;

    public BadgeImage {
        label = fitted(label);
        message = fitted(message);
    }

    /** A badge of two parts in the colours that nobody chose. */
    public static BadgeImage of(String label, String message) {
        return new BadgeImage(label, message, Color.BLUE, Optional.empty(), Style.FLAT, Optional.empty());
    }

    /** The same badge with another right side. */
    public BadgeImage withMessage(String changed) {
        return new BadgeImage(label, changed, color, labelColor, style, logo);
    }

    private static String fitted(String text) {
        return XmlText.clean(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + '…');
    }
}
