package dev.tallymark.tally;

/**
 * How counting stands, for whoever watches.
 *
 * @param durable hits forced since the start
 * @param refused hits refused since the start because there was no room for them
 * @param overShare hits refused since the start because their owner has too much in the journal
 * @param pending counters with hits that are not stored yet
 * @param records pairs of a counter and a minute that are not stored yet
 * @param counters in memory
 * @param quarantined counters whose writes the store refuses for good
 * @param journalBytes on disk
 */
record Figures(
        long durable,
        long refused,
        long overShare,
        int pending,
        long records,
        int counters,
        int quarantined,
        long journalBytes) {}
