package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Counters with hits that are forced and not yet stored: one group that collects, and at most one that is being stored.
 * Hits of the same counter and minute sum up, and {@link #hasRoomFor} bounds how many of these records there are, however
 * long the store is away. What was read back from the journal is taken in any case.
 */
final class Pending {

    private static final long NEVER = Long.MAX_VALUE;

    private final long limit;
    private final Shares shares;
    private List<Counter> collecting = new ArrayList<>();
    private List<Counter> storing = List.of();
    private long lastSequence = -1;
    private long collectingSince = NEVER;
    private long collectingSinceNanos;
    private long storingSinceNanos;
    private long storingSince = NEVER;
    private long collectingRecords;
    private long storingRecords;

    /** @param limit how many records are taken */
    Pending(long limit, Shares shares) {
        this.limit = limit;
        this.shares = shares;
    }

    /** @param lastSequence the newest batch in it */
    record Group(List<Counter> counters, long lastSequence) {}

    /** Adds a forced batch of so many bytes; each counter comes with one pin per hit. */
    synchronized void add(List<Counter> counters, long sequence, long minute, long bytes) {
        long part = bytes / Math.max(1, counters.size());
        for (var counter : counters) {
            shares.add(counter.batchShare, part);
            var collected = counter.collect(minute, counter.batchTotal, counter.batchHistory);
            note(counter, collected);
            counter.unpin(collected.fresh() ? counter.batchHits - 1 : counter.batchHits);
        }
        collectingSince = Math.min(collectingSince, minute);
        lastSequence = sequence;
    }

    /** Adds what was read back from the journal and the store does not have; the counter comes with one pin. */
    synchronized void add(Counter counter, Total stored, List<Replayed> hits) {
        var collected = counter.collect(stored, hits);
        note(counter, collected);
        counter.unpin(collected.fresh() ? 0 : 1);
        for (var hit : hits) {
            collectingSince = Math.min(collectingSince, hit.minute());
            lastSequence = Math.max(lastSequence, hit.sequence());
        }
    }

    private void note(Counter counter, Counter.Collected collected) {
        if (collected.fresh()) {
            if (collecting.isEmpty()) {
                collectingSinceNanos = System.nanoTime();
                notifyAll();
            }
            collecting.add(counter);
        }
        collectingRecords += collected.records();
    }

    /** Everything collected so far, to be stored. There must be no other such group. */
    synchronized Group take() {
        if (!storing.isEmpty()) {
            throw new IllegalStateException("the group before is not stored yet");
        }
        storing = collecting;
        storingSince = collectingSince;
        storingSinceNanos = collectingSinceNanos;
        collecting = new ArrayList<>();
        collectingSince = NEVER;
        storingRecords = collectingRecords;
        collectingRecords = 0;
        storing.forEach(Counter::beginApplying);
        shares.beginStoring();
        return new Group(storing, lastSequence);
    }

    /** The group that was taken is stored. */
    synchronized void stored() {
        storing.forEach(counter -> counter.unpin(1));
        storing = List.of();
        storingSince = NEVER;
        storingRecords = 0;
        shares.stored();
    }

    /** Whether so many more records may come. */
    synchronized boolean hasRoomFor(int more) {
        return records() + more <= limit;
    }

    /** How many pairs of a counter and a minute are not stored. */
    synchronized long records() {
        return collectingRecords + storingRecords;
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

    /** How long the oldest hit has waited, in nanoseconds; 0 when none waits. */
    synchronized long age() {
        if (isEmpty()) {
            return 0;
        }
        return System.nanoTime() - (storing.isEmpty() ? collectingSinceNanos : storingSinceNanos);
    }

    /** Waits until there is something, at most so long. */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; isEmpty() && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
