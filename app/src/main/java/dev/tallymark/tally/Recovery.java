package dev.tallymark.tally;

import dev.tallymark.tally.journal.Batch;
import dev.tallymark.tally.journal.BatchLog;
import dev.tallymark.tally.journal.BatchReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back from the journal what the store does not have: hits of batches that were not stored to the end, and the
 * lists of minutes that were not closed.
 *
 * <p>A batch may have been stored in part; each counter and hour tells by its own sequence number whether it has it. So
 * the store is asked, for one chunk of the journal after the other, and what it does not have joins the sums of {@link
 * Pending}: memory grows with the counters and minutes that are not stored, not with the batches that told of them. A
 * store that goes away meanwhile is waited for.
 *
 * <p>The journal's thread adds new hits to the same counters all the while. No total may be told before the end: it
 * would lack what is still to be read.
 */
final class Recovery implements BatchReader {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** How many hits are held until the store is asked. */
    static final int CHUNK = 100_000;

    private static final int AT_ONCE = 1_000;

    private final Progress stored;
    private final CounterStore store;
    private final Counters counters;
    private final Pending pending;
    private final MinuteLists lists;
    private final Retry retry;
    private final int chunk;
    private final Map<String, List<Replayed>> unsorted = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private int size;
    private long hits;

    /** @param chunk how many hits may be held at a time */
    Recovery(
            Progress stored,
            CounterStore store,
            Counters counters,
            Pending pending,
            MinuteLists lists,
            Retry retry,
            int chunk) {
        this.stored = stored;
        this.store = store;
        this.counters = counters;
        this.pending = pending;
        this.lists = lists;
        this.retry = retry;
        this.chunk = chunk;
    }

    /** @throws java.util.concurrent.CancellationException when it is time to stop */
    void run(BatchLog batches) throws IOException {
        long began = System.nanoTime();
        batches.skipTo(stored.applied());
        batches.replay(this);
        sort();
        if (hits > 0) {
            LOG.info("Read back {} hits in {} ms", hits, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
    }

    @Override
    public boolean wants(long sequence, long minute) {
        return sequence > stored.applied() || minute >= stored.closedBefore();
    }

    @Override
    public void read(Batch batch) {
        for (var entry : batch.entries()) {
            // One string for each counter, however many batches name it.
            var key = keys.computeIfAbsent(entry.key(), Function.identity());
            if (batch.sequence() > stored.applied()) {
                unsorted.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(new Replayed(batch.sequence(), batch.minute(), entry.total(), entry.history()));
                size++;
                hits += entry.total();
            }
            if (batch.minute() >= stored.closedBefore() && entry.history() > 0) {
                lists.readBack(batch.minute(), key);
            }
        }
        if (size >= chunk) {
            sort();
        }
    }

    /** Asks the store what it has of the chunk, and keeps the rest. */
    private void sort() {
        var pinned = new ArrayList<Counter>(unsorted.size());
        unsorted.keySet().forEach(key -> pinned.add(counters.pinInAnyCase(CounterId.parse(key))));
        var totals = new HashMap<String, Total>();
        for (var part : parts(pinned.stream()
                .filter(counter -> !counter.hasAnswer())
                .map(counter -> counter.key)
                .toList())) {
            totals.putAll(retry.ask(() -> store.totals(part)));
        }
        loadHours(pinned);
        for (var counter : pinned) {
            var hits = unsorted.getOrDefault(counter.key, List.of());
            pending.add(counter, totals.getOrDefault(counter.key, Total.NOTHING), hits);
        }
        unsorted.clear();
        size = 0;
    }

    private void loadHours(List<Counter> pinned) {
        var wanted = new HashSet<CounterStore.HourId>();
        for (var counter : pinned) {
            for (var hit : unsorted.getOrDefault(counter.key, List.of())) {
                if (hit.history() > 0 && !counter.knows(hit.hour())) {
                    wanted.add(new CounterStore.HourId(counter.key, hit.hour()));
                }
            }
        }
        var answers = new HashMap<CounterStore.HourId, Hour>();
        for (var part : parts(wanted)) {
            answers.putAll(retry.ask(() -> store.hours(part)));
        }
        for (var id : wanted) {
            var counter = counters.find(CounterId.parse(id.key()));
            if (counter != null) {
                counter.loaded(answers.getOrDefault(id, Hour.empty(id.hour())));
            }
        }
    }

    private static <T> List<List<T>> parts(Collection<T> wanted) {
        return wanted.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList();
    }
}
