package dev.tallymark.badges;

import java.util.regex.Pattern;

/** Reads counts as people type them: with commas or blanks between the thousands, or without. */
final class Counts {

    /** What is said of anything else. */
    static final String WRONG = "Use a number from 0 to 1,000,000,000,000,000, such as 12,400.";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s\\u00a0\\u202f]");

    private Counts() {}

    /** Whether it is a number from 0 to {@link Badge#MAX_TOTAL}. */
    static boolean isCount(String typed) {
        var digits = digits(typed);
        return DIGITS.matcher(digits).matches() && Long.parseLong(digits) <= Badge.MAX_TOTAL;
    }

    /** The number; only for what {@link #isCount}. */
    static long parse(String typed) {
        return Long.parseLong(digits(typed));
    }

    private static String digits(String typed) {
        return SEPARATORS.matcher(typed).replaceAll("");
    }
}
