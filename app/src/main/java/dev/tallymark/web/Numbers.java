package dev.tallymark.web;

import java.util.Locale;
import java.util.OptionalLong;

/** How pages write counts: in full, with commas. */
public final class Numbers {

    private Numbers() {}

    /** {@code 48,213} */
    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 48,213}, or a word where the stores do not say. */
    public static String grouped(OptionalLong count) {
        return count.isPresent() ? grouped(count.getAsLong()) : "Unavailable";
    }

    /** {@code 1 view}, {@code 2,000 views} */
    public static String views(long count) {
        return grouped(count) + (count == 1 ? " view" : " views");
    }
}
