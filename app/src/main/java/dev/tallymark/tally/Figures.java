package dev.tallymark.tally;

/**
 * How counting stands, for whoever watches.
 *
 * @param durable hits forced since the start
 * @param refused hits refused by a full journal since the start
 * @param pending counters with hits that are not stored yet
 * @param counters in memory
 * @param journalBytes on disk
 */
record Figures(long durable, long refused, int pending, int counters, long journalBytes) {}
