package dev.tallymark.tally;

/**
 * What the store has of one counter's total.
 *
 * @param own what this producer counted in all its batches up to {@code sequence}
 * @param sequence -1 when the store has nothing of this producer
 * @param others what other producers counted; -1 when the store's document cannot be read
 */
record Total(long own, long sequence, long others) {

    static final Total NOTHING = new Total(0, -1, 0);
    static final Total UNREADABLE = new Total(0, -1, -1);

    /** No count goes beyond it. */
    private static final long MOST = 1_000_000_000_000_000L;

    /** The count, or the most that there is. */
    static long saturated(long count) {
        return Math.clamp(count, 0, MOST);
    }

    /** Whether there is a total to show. */
    boolean isKnown() {
        return others >= 0;
    }
}
