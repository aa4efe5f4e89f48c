package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.List;

/** What one counter counted that the store does not have yet. Guarded by its counter. */
final class Delta {

    private long total;
    private long readBack;
    private final Minutes minutes = new Minutes();

    /** Adds hits of this run; whether their minute is a new one here. */
    boolean add(long minute, long count, long history) {
        total += count;
        return minutes.add(minute, history);
    }

    /** Likewise hits of an earlier run, of which the store has told that it does not have them. */
    boolean addReadBack(long minute, long count, long history) {
        readBack += count;
        return add(minute, count, history);
    }

    long total() {
        return total;
    }

    /** What of the total an earlier run counted. */
    long readBack() {
        return readBack;
    }

    /** Hits by minute within one hour. */
    void forEachMinute(long hour, Minutes.Each each) {
        minutes.forEachBetween(hour * Hour.MINUTES, (hour + 1) * Hour.MINUTES, each);
    }

    /** Hits of one hour. */
    long totalOf(long hour) {
        var sum = new long[1];
        forEachMinute(hour, (minute, count) -> sum[0] += count);
        return sum[0];
    }

    /** The hours that have hits with history, each once. */
    List<Long> hours() {
        List<Long> hours = new ArrayList<>(2);
        minutes.forEach((minute, count) -> {
            if (hours.isEmpty() || hours.getLast() != Hour.of(minute)) {
                hours.add(Hour.of(minute));
            }
        });
        return hours;
    }
}
