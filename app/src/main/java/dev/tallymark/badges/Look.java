package dev.tallymark.badges;

import dev.tallymark.svg.Style;
import java.util.Optional;

/**
 * How a badge is drawn when the address does not say otherwise.
 *
 * @param label left side, 0–100 characters
 * @param color right side: a shields name ({@code blue}), or {@code #rgb}/{@code #rrggbb}
 * @param labelColor left side, likewise; empty for the style's own
 * @param logo slug of simple-icons, for example {@code github}, or {@code tallymark}
 * @param pinned whether the address may not change any of this
 */
public record Look(
        String label,
        String color,
        Optional<String> labelColor,
        Style style,
        Optional<String> logo,
        NumberFormat format,
        boolean pinned) {

    /** What a badge looks like whose owner chose nothing: {@code views | 1250}, flat, blue. */
    public static final Look DEFAULT =
            new Look("views", "blue", Optional.empty(), Style.FLAT, Optional.empty(), NumberFormat.PLAIN, false);
}
