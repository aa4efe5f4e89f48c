package dev.tallymark.tally;

/**
 * What the store has of one counter's total.
 *
 * @param own what this producer counted in all its batches up to {@code sequence}
 * @param sequence -1 when the store has nothing of this producer
 * @param others what other producers counted
 */
record Total(long own, long sequence, long others) {

    static final Total NOTHING = new Total(0, -1, 0);
}
