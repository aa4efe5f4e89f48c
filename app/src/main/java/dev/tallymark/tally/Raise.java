package dev.tallymark.tally;

import java.util.List;

/**
 * What one counter is to be raised to: absolute counts of this producer, true for all its batches up to {@code
 * sequence}.
 *
 * @param hours only those that changed, and in them only the minutes that changed
 */
record Raise(Counter counter, long own, long sequence, List<Hour> hours) {}
