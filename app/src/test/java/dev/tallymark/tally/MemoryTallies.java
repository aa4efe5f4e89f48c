package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Counts in memory, and can be told to be slow, full or without its store. */
public final class MemoryTallies implements Tallies {

    /** How it behaves. */
    public enum Mood {
        /** Every hit is durable at once. */
        WELL,
        /** Hits wait until {@link #settle()}. */
        SLOW,
        /** Hits are refused; totals are known. */
        FULL,
        /** Hits count; totals are not known. */
        STORE_AWAY
    }

    private final Clock clock;
    private final Map<CounterId, Counter> counters = new ConcurrentHashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private volatile Duration patience = Duration.ZERO;
    private volatile Instant readable = Instant.MAX;

    public MemoryTallies(Clock clock) {
        this.clock = clock;
    }

    /** From now on it behaves so. */
    public void feel(Mood mood) {
        this.mood = mood;
    }

    /** From now on no history can be read that ends after this moment. */
    public void forgetAfter(Instant moment) {
        readable = moment;
    }

    /** Makes every waiting hit durable. */
    public synchronized void settle() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /** Counts what nobody is charged for. */
    public CompletableFuture<OptionalLong> add(CounterId counter, int count, Keep keep) {
        return add(counter, count, keep, Charge.NOBODY);
    }

    @Override
    public CompletableFuture<OptionalLong> add(CounterId counter, int count, Keep keep, Charge charge) {
        if (count < 1 || count > 10_000) {
            throw new IllegalArgumentException("not a count");
        }
        var done = new CompletableFuture<OptionalLong>();
        switch (mood) {
            case FULL -> done.completeExceptionally(new NotCounted("full"));
            case SLOW -> hold(() -> done.complete(OptionalLong.of(count(counter, count, keep))));
            case STORE_AWAY -> {
                count(counter, count, keep);
                done.complete(OptionalLong.empty());
            }
            case WELL -> done.complete(OptionalLong.of(count(counter, count, keep)));
        }
        return done;
    }

    @Override
    public Map<CounterId, Long> totals(Collection<CounterId> wanted, Duration patience) {
        this.patience = patience;
        return mood == Mood.STORE_AWAY
                ? Map.of()
                : wanted.stream().distinct().collect(Collectors.toMap(counter -> counter, this::counted));
    }

    /** How long the last question for a total would have waited. */
    public Duration patience() {
        return patience;
    }

    /** What was really counted, whatever the mood. */
    public long counted(CounterId counter) {
        var found = counters.get(counter);
        return found == null ? 0 : found.total();
    }

    @Override
    public Map<CounterId, List<Sample>> histories(
            Collection<CounterId> wanted, Resolution resolution, Instant from, Instant to) {
        if (mood == Mood.STORE_AWAY || to.isAfter(readable)) {
            throw new HistoryUnavailable("told to", null);
        }
        return wanted.stream().distinct().collect(Collectors.toMap(counter -> counter, counter -> {
            var found = counters.get(counter);
            return found == null ? List.of() : found.history(resolution, resolution.floor(from), resolution.floor(to));
        }));
    }

    /** Counts at some other moment, for charts. */
    public void past(CounterId counter, Instant at, long count) {
        counters.computeIfAbsent(counter, _ -> new Counter()).add(count, at);
    }

    private synchronized void hold(Runnable hit) {
        waiting.add(hit);
    }

    private long count(CounterId counter, int count, Keep keep) {
        var found = counters.computeIfAbsent(counter, _ -> new Counter());
        return switch (keep) {
            case TOTAL -> found.add(count);
            case HISTORY -> found.add(count, clock.instant());
        };
    }

    private static final class Counter {
        private final TreeMap<Instant, Long> minutes = new TreeMap<>();
        private long total;

        synchronized long add(long count) {
            return total += count;
        }

        synchronized long add(long count, Instant at) {
            minutes.merge(Resolution.MINUTE.floor(at), count, Long::sum);
            return total += count;
        }

        synchronized long total() {
            return total;
        }

        synchronized List<Sample> history(Resolution resolution, Instant from, Instant to) {
            var buckets = new TreeMap<Instant, Long>();
            minutes.subMap(from, to).forEach((at, count) -> buckets.merge(resolution.floor(at), count, Long::sum));
            return buckets.entrySet().stream()
                    .map(bucket -> new Sample(bucket.getKey(), bucket.getValue()))
                    .toList();
        }
    }
}
