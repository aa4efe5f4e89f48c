package dev.tallymark.tally;

/**
 * What the store has of one counter's hour: all of this producer's batches up to {@code sequence}.
 *
 * @param hour hours since 1970
 * @param sequence -1 when the store has nothing
 * @param own what the producer had counted in all for this counter, up to the hits in here
 */
record Hour(long hour, long sequence, long own, Minutes minutes) {

    static final int MINUTES = 60;

    static long of(long minute) {
        return minute / MINUTES;
    }

    /** The higher of the two numbers of every minute. */
    Hour orMore(Hour other) {
        var more = new Minutes();
        minutes.forEach((minute, count) -> more.add(minute, Math.max(count, other.minutes.get(minute))));
        other.minutes.forEach((minute, count) -> {
            if (minutes.get(minute) == 0) {
                more.add(minute, count);
            }
        });
        return new Hour(hour, Math.max(sequence, other.sequence), Math.max(own, other.own), more);
    }

    static Hour empty(long hour) {
        return new Hour(hour, -1, 0, new Minutes());
    }

    long total() {
        return minutes.total();
    }
}
