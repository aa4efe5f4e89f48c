package dev.tallymark.tally;

/**
 * How far a producer has come. All three only grow.
 *
 * @param applied every batch up to this sequence number is in the counters
 * @param closedBefore every minute before this one is complete, and the list of its counters is stored
 * @param exportedBefore every minute before this one is in the time series
 */
record Progress(long applied, long closedBefore, long exportedBefore) {}
