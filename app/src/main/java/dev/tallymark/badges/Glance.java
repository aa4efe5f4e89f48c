package dev.tallymark.badges;

import dev.tallymark.svg.Style;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A badge as a list shows it.
 *
 * @param total what it shows now; empty while the store does not say
 * @param days empty while the history cannot be read
 */
public record Glance(Badge badge, OptionalLong total, Optional<Days> days) {

    /** Where its image is, without counting a view. */
    public String image() {
        return BadgeLink.quietImage(badge.name());
    }

    /** Whether its image is 28 pixels high instead of 20. */
    public boolean isTall() {
        return badge.look().style() == Style.FOR_THE_BADGE;
    }
}
