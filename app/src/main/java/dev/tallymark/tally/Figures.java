package dev.tallymark.tally;

/**
 * How counting stands, for whoever watches.
 *
 * @param durable hits that were answered as durable since the start
 * @param refused hits refused since the start because there was no room for them
 * @param overShare hits refused since the start because their owner has too much waiting
 * @param crowdedOut hits refused since the start because there was no room for their counter in memory
 * @param pending counters with hits that are not stored yet
 * @param records pairs of a counter and a minute that are not stored yet
 * @param counters in memory
 * @param quarantined counters whose writes the store refuses for good
 * @param journalBytes of hits on disk, or waiting in memory where there is no journal
 * @param lagNanos how long the oldest hit that is not stored has waited
 * @param groups how many groups of hits were stored since the start
 * @param leased whether there is a name to count under
 * @param readAgain how many totals were read again because other nodes count too
 */
record Figures(
        long durable,
        long refused,
        long overShare,
        long crowdedOut,
        int pending,
        long records,
        int counters,
        int quarantined,
        long journalBytes,
        long lagNanos,
        long groups,
        boolean leased,
        long readAgain) {

    /** Between two tenures. */
    static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, 0);

    /** With what was counted before. */
    Figures after(Figures before) {
        return new Figures(
                before.durable + durable,
                before.refused + refused,
                before.overShare + overShare,
                before.crowdedOut + crowdedOut,
                pending,
                records,
                counters,
                quarantined,
                journalBytes,
                lagNanos,
                before.groups + groups,
                leased,
                before.readAgain + readAgain);
    }
}
