package dev.tallymark.tally;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** Where hits come in, and totals go out. */
final class Intake {

    private final Shares shares;
    private final Counters counters;
    private final Loader loader;
    private final JournalWriter writer;
    private final LongAdder overShare = new LongAdder();
    private final LongAdder crowdedOut = new LongAdder();

    Intake(Shares shares, Counters counters, Loader loader, JournalWriter writer) {
        this.shares = shares;
        this.counters = counters;
        this.loader = loader;
        this.writer = writer;
    }

    /** As {@link Tallies#add}, for a count in its bounds. */
    CompletableFuture<OptionalLong> add(CounterId id, int count, Tallies.Keep keep, Charge charge) {
        var share = shares.of(charge);
        if (share.isUsedUp()) {
            overShare.increment();
            return CompletableFuture.failedFuture(new NotCounted("too much of the same owner waits for the store"));
        }
        Counter counter;
        try {
            counter = counters.pin(id, charge);
        } catch (NotCounted e) {
            crowdedOut.increment();
            return CompletableFuture.failedFuture(e);
        }
        if (!loader.isCurrent(counter)) {
            loader.request(counter);
        }
        var hit = new Hit(counter, count, keep == Tallies.Keep.HISTORY, share);
        writer.submit(hit);
        return hit;
    }

    /** As {@link Tallies#totals}. */
    Map<CounterId, Long> totals(Collection<CounterId> ids, Duration patience) {
        var pinned = new HashMap<CounterId, Counter>();
        try {
            for (var id : ids) {
                if (!pinned.containsKey(id)) {
                    pinned.put(id, counters.pin(id));
                }
            }
        } catch (NotCounted full) {
            // Those that fit into memory are told.
        }
        load(pinned.values(), patience);
        var totals = new HashMap<CounterId, Long>();
        pinned.forEach((id, counter) -> {
            counter.total().ifPresent(total -> totals.put(id, total));
            counter.unpin(1);
        });
        return totals;
    }

    private void load(Collection<Counter> wanted, Duration patience) {
        var loads = wanted.stream()
                .filter(counter -> !loader.isCurrent(counter))
                .map(counter -> loader.request(counter).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(loads).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What is known is told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many hits were refused because their owner has too much waiting. */
    long overShare() {
        return overShare.sum();
    }

    /** How many hits were refused because there was no room for their counter in memory. */
    long crowdedOut() {
        return crowdedOut.sum();
    }
}
