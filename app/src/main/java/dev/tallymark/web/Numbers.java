package dev.tallymark.web;

import java.util.OptionalLong;

/** How pages write counts: in full, with commas. */
public final class Numbers {

    private Numbers() {}

    /** {@code 48,213} */
    public static String grouped(long count) {
        var text = new StringBuilder(20).append(count);
        int first = count < 0 ? 1 : 0;
        for (int i = text.length() - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
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
