package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * What one counter counted that the store does not have yet. Guarded by its counter.
 *
 * <p>Hits of this run are newer than anything the store has, so they are simply summed. Hits that were read back from
 * the journal may be in the store already, in the total, in an hour, in both or in neither; they keep their sequence
 * numbers until the store has been asked.
 */
final class Delta {

    /** One counter's part of a batch that was read back. */
    record Replayed(long sequence, long minute, long total, long history) {}

    private long total;
    private final Minutes minutes = new Minutes();
    private final List<Replayed> replayed = new ArrayList<>(0);

    void add(long minute, long count, long history) {
        total += count;
        minutes.add(minute, history);
    }

    void add(Replayed hits) {
        replayed.add(hits);
    }

    /** Hits that a total up to this sequence number does not have. */
    long totalAfter(long sequence) {
        long sum = total;
        for (var hits : replayed) {
            sum += hits.sequence() > sequence ? hits.total() : 0;
        }
        return sum;
    }

    /** Hits by minute, within one hour, that the stored hour up to this sequence number does not have. */
    void forEachMinute(long hour, long sequence, Minutes.Each each) {
        minutes.forEach((minute, count) -> {
            if (Hour.of(minute) == hour) {
                each.accept(minute, count);
            }
        });
        for (var hits : replayed) {
            if (hits.sequence() > sequence && Hour.of(hits.minute()) == hour) {
                each.accept(hits.minute(), hits.history());
            }
        }
    }

    /** The hours that have hits with history, each once. */
    List<Long> hours() {
        List<Long> hours = new ArrayList<>(2);
        minutes.forEach((minute, count) -> addOnce(hours, Hour.of(minute)));
        for (var hits : replayed) {
            if (hits.history() > 0) {
                addOnce(hours, Hour.of(hits.minute()));
            }
        }
        return hours;
    }

    private static void addOnce(List<Long> hours, long hour) {
        if (!hours.contains(hour)) {
            hours.add(hour);
        }
    }
}
