package dev.tallymark.tally;

/**
 * How much counting holds in memory; beyond it hits are refused.
 *
 * @param counters how many counters
 * @param records how many pairs of a counter and a minute that are not stored
 */
record Bounds(int counters, long records) {}
