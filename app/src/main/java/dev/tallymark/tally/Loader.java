package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Gatherers;

/**
 * Asks the store for totals, many at a time: those that are not in memory, and, while other producers count, those that
 * were asked for lately, so that all nodes show the same within a second. A counter that nobody asked for lately is read
 * before it is shown again. While the store does not answer, what is known is shown without waiting.
 */
final class Loader {

    private static final int AT_ONCE = 500;
    private static final int MOST_HOT = 20_000;
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long STALE = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long HOT = TimeUnit.SECONDS.toNanos(10);
    /** Longer than from one failure to the next while totals are asked for. */
    private static final long AWAY = TimeUnit.SECONDS.toNanos(15);

    private final CounterStore store;
    private final BooleanSupplier othersCount;
    private final LongSupplier nanos;
    private final LinkedBlockingQueue<Counter> wanted;
    /** When each was last asked for. */
    private final ConcurrentHashMap<Counter, Long> hot = new ConcurrentHashMap<>();

    private final AtomicLong read = new AtomicLong();
    private volatile long roundAt;
    /** What is left of a round. */
    private Iterator<Counter> again = Collections.emptyIterator();
    /** Whether the store did not answer the last time. */
    private volatile boolean away;

    private volatile long failedAt;

    /**
     * @param othersCount whether other producers may be counting now
     * @param nanos this machine's own clock
     * @param most how many may wait to be loaded; of what comes beyond, no total is known
     */
    Loader(CounterStore store, BooleanSupplier othersCount, LongSupplier nanos, int most) {
        this.store = store;
        this.othersCount = othersCount;
        this.nanos = nanos;
        this.wanted = new LinkedBlockingQueue<>(most);
        this.roundAt = nanos.getAsLong();
    }

    /** Whether its total may be shown: it is in memory, and what others counted is read again often enough. */
    boolean isCurrent(Counter counter) {
        if (!counter.isLoaded() || !othersCount.getAsBoolean()) {
            return counter.isLoaded();
        }
        long now = nanos.getAsLong();
        if (hot.size() < MOST_HOT) {
            hot.put(counter, now);
        }
        return counter.ageAt(now) < STALE || (away && now - failedAt < AWAY);
    }

    /** Completes when the counter is loaded, or could not be. */
    CompletionStage<Void> request(Counter counter) {
        var load = counter.load();
        if (load.mine() && !wanted.offer(counter)) {
            counter.loadFailed(new IllegalStateException("too many totals wait to be loaded"));
        }
        return load.done();
    }

    /** Loads what was asked for, and what was lately; waits for the former at most so long. */
    void loadRequested(long millis) throws InterruptedException {
        var first = wanted.poll(again.hasNext() ? 0 : millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            var counters = new ArrayList<Counter>();
            counters.add(first);
            wanted.drainTo(counters);
            try {
                load(counters);
            } catch (RuntimeException e) {
                counters.forEach(counter -> counter.loadFailed(e));
                throw e;
            }
        }
        readAgain();
    }

    /** Reads those again that were asked for lately, some at a time: nobody waits for all of them. */
    private void readAgain() {
        long now = nanos.getAsLong();
        if (!again.hasNext() && now - roundAt >= ROUND) {
            roundAt = now;
            boolean anybody = othersCount.getAsBoolean();
            hot.values().removeIf(askedAt -> !anybody || now - askedAt > HOT);
            again = List.copyOf(hot.keySet()).iterator();
        }
        var some = new ArrayList<Counter>();
        while (again.hasNext() && some.size() < AT_ONCE) {
            some.add(again.next());
        }
        load(some);
        read.addAndGet(some.size());
    }

    /** Loads these now. */
    void load(Collection<Counter> counters) {
        for (var some : counters.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            long askedAt = nanos.getAsLong();
            try {
                var totals =
                        store.totals(some.stream().map(counter -> counter.key).toList());
                some.forEach(counter -> counter.loaded(totals.getOrDefault(counter.key, Total.NOTHING), askedAt));
            } catch (RuntimeException e) {
                failedAt = nanos.getAsLong();
                away = true;
                throw e;
            }
            away = false;
        }
    }

    /** How many totals were read again because others count too. */
    long readAgainCount() {
        return read.get();
    }
}
