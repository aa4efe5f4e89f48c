package dev.tallymark.badges;

/** How a count is written on a badge. */
public enum NumberFormat {
    /** {@code 48213} */
    PLAIN,
    /** {@code 48,213} */
    GROUPED,
    /** {@code 48k} */
    SHORT,
    /** {@code 48.21k} */
    SHORT_EXACT
}
