package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * Counters with hits that are forced and not yet stored: one group that collects, and at most one that is being stored.
 * Hits of the same counter sum up, so that memory is bounded by the number of counters, however long the store is away.
 */
final class Pending {

    private static final long NEVER = Long.MAX_VALUE;

    private List<Counter> collecting = new ArrayList<>();
    private List<Counter> storing = List.of();
    private long lastSequence = -1;
    private long collectingSince = NEVER;
    private long storingSince = NEVER;

    /** @param lastSequence the newest batch in it */
    record Group(List<Counter> counters, long lastSequence) {}

    /** Adds a forced batch; each counter comes with one pin per hit. */
    synchronized void add(List<Counter> counters, long sequence, long minute) {
        for (var counter : counters) {
            boolean fresh = counter.collect(minute, counter.batchTotal, counter.batchHistory);
            if (fresh) {
                collecting.add(counter);
            }
            counter.unpin(fresh ? counter.batchHits - 1 : counter.batchHits);
        }
        collectingSince = Math.min(collectingSince, minute);
        lastSequence = sequence;
    }

    /** Adds what was read back from the journal; the counter comes with one pin. */
    synchronized void add(Counter counter, Delta.Replayed hits) {
        if (counter.collect(hits)) {
            collecting.add(counter);
        } else {
            counter.unpin(1);
        }
        collectingSince = Math.min(collectingSince, hits.minute());
        lastSequence = Math.max(lastSequence, hits.sequence());
    }

    /** Everything collected so far, to be stored. There must be no other such group. */
    synchronized Group take() {
        if (!storing.isEmpty()) {
            throw new IllegalStateException("the group before is not stored yet");
        }
        storing = collecting;
        storingSince = collectingSince;
        collecting = new ArrayList<>();
        collectingSince = NEVER;
        storing.forEach(Counter::beginApplying);
        return new Group(storing, lastSequence);
    }

    /** The group that was taken is stored. */
    synchronized void stored() {
        storing.forEach(counter -> counter.unpin(1));
        storing = List.of();
        storingSince = NEVER;
    }

    synchronized boolean isEmpty() {
        return collecting.isEmpty() && storing.isEmpty();
    }

    /** How many counters have hits that are not stored. */
    synchronized int size() {
        return collecting.size() + storing.size();
    }

    /** The earliest minute with hits that are not stored. */
    synchronized long firstMinute() {
        return Math.min(collectingSince, storingSince);
    }
}
