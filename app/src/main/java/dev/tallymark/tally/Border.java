package dev.tallymark.tally;

/**
 * Where a producer's history passes from the time series to its stored hours.
 *
 * @param exported all minutes before this one are in the time series
 * @param last no hits are of a minute after this one
 */
record Border(String producer, long exported, long last) {

    private static final long MINUTES_PER_DAY = 24L * Hour.MINUTES;

    static Border of(Standing producer) {
        long exported = producer.reached().exportedBefore();
        // Of an installation that had one node: its last minute was not written down.
        long last = producer.until() == 0 ? exported + MINUTES_PER_DAY : producer.lastMinute();
        return new Border(producer.producer(), exported, last);
    }
}
