package dev.tallymark.tally;

import dev.tallymark.tally.journal.Journal;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that counts under one producer's name, step by step; {@link Workers} take the steps, each always the same
 * ones. If the store is away at the start, hits are taken all the same, and what only the journal has is brought back
 * when it answers.
 */
final class Tenure implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Tenure.class);
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MICROS = 1_000_000;

    /** No owner fills more of the journal than this part of it. */
    private static final int OWNERS_PART = 10;

    private final Ground ground;
    private final Clock clock;
    private final Quarantine store;
    private final Journal journal;
    private final Shares shares;
    private final Pending pending;
    private final Loader loader;
    private final JournalWriter writer;
    private final Counters counters;
    private final long begun;
    private final LongAdder overShare = new LongAdder();
    private final CountDownLatch recovered = new CountDownLatch(1);
    private volatile @Nullable Storing storing;

    /** What needs the store to have answered once. */
    private record Storing(
            Milestones milestones, MinuteCloser closer, Applier applier, Exporter exporter, History history) {}

    Tenure(Ground ground, Bounds bounds) throws IOException {
        this.ground = ground;
        this.clock = ground.clock();
        this.store = new Quarantine(ground.store(), ground.quarantine());
        this.journal = Journal.open(ground.disk(), ground.journal(), ground.producer(), floor());
        this.shares = new Shares(ground.journal().limit() / OWNERS_PART);
        this.pending = new Pending(bounds.records(), shares);
        this.loader = new Loader(store);
        long now = minute();
        // A clock that is set back before the store has answered must not bring hits into minutes before the first.
        this.writer = new JournalWriter(journal, pending, clock, Math.max(journal.minute(), now));
        this.counters = new Counters(bounds.counters(), writer::newestMinute);
        this.begun = Math.min(journal.oldestMinute(), now);
    }

    /** Above what the store has applied, if it answers, and above what any clock of this folder has seen. */
    private long floor() {
        var now = clock.instant();
        long micros = now.getEpochSecond() * MICROS + now.getNano() / 1_000;
        try {
            return Math.max(micros, store.progress(0).applied());
        } catch (RuntimeException e) {
            log.warn("The store does not answer; counting starts without it: {}", e.toString());
            return micros;
        }
    }

    private long minute() {
        return clock.millis() / MILLIS_PER_MINUTE;
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
            counter = counters.pin(id);
        } catch (NotCounted e) {
            return CompletableFuture.failedFuture(e);
        }
        if (!counter.isLoaded()) {
            loader.request(counter);
        }
        var hit = new Hit(counter, count, keep == Tallies.Keep.HISTORY, share);
        writer.submit(hit);
        return hit;
    }

    /** As {@link Tallies#total}. */
    OptionalLong total(CounterId id, Duration patience) {
        Counter counter;
        try {
            counter = counters.pin(id);
        } catch (NotCounted e) {
            return OptionalLong.empty();
        }
        try {
            if (!counter.isLoaded()) {
                loader.request(counter).toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            }
            return counter.total();
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } finally {
            counter.unpin(1);
        }
    }

    /** As {@link Tallies#history}. */
    List<Sample> history(CounterId counter, Resolution resolution, Instant from, Instant to) {
        try {
            var ready = recovered.await(Tallies.PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? storing : null;
            if (ready == null) {
                throw new HistoryUnavailable("the journal is not read back yet", null);
            }
            return ready.history().read(counter, resolution, from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryUnavailable("interrupted", e);
        } catch (HistoryUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HistoryUnavailable("a store does not answer", e);
        }
    }

    /** Writes hits to the journal as they come, until {@link #stopWriting}. */
    void write() throws IOException {
        writer.run();
    }

    void stopWriting() {
        writer.stop();
    }

    /** Once nobody writes: refuses what came too late. */
    void refuseTheRest() {
        writer.close();
    }

    /**
     * Brings back what only the journal has.
     *
     * @throws java.util.concurrent.CancellationException when it is time to stop
     */
    void recover(Retry retry) {
        var progress = retry.ask(() -> {
            store.begin(clock.millis());
            return store.progress(begun);
        });
        // A clock that was set back must not bring hits into minutes that are closed.
        writer.closeBefore(progress.closedBefore());
        var milestones = new Milestones(store, progress);
        var closer = new MinuteCloser(ground.periods(), writer, pending, milestones);
        try {
            new Recovery(progress, store, counters, pending, closer, retry, Recovery.CHUNK).run(journal);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read back", e);
        }
        storing = new Storing(
                milestones,
                closer,
                new Applier(store, pending, loader, milestones, closer),
                new Exporter(ground.producer().id(), store, ground.periods(), ground.series(), milestones),
                new History(ground.series(), store, counters, milestones, writer));
        recovered.countDown();
    }

    /** Stores a group of hits; false when there is none. */
    boolean apply() {
        var parts = storing;
        return parts != null && parts.applier().apply();
    }

    /** Loads totals that were asked for; waits for them at most so long. Before recovery they would lack hits. */
    void load(long millis) {
        try {
            if (recovered.await(millis, TimeUnit.MILLISECONDS)) {
                loader.loadRequested(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries again what the store refused, now and then. */
    void retryQuarantined() {
        if (storing != null) {
            store.tryAgainWhenDue(clock.millis());
        }
    }

    /** Lets go of counters that nobody uses. */
    void tidy() {
        counters.evict();
    }

    /** Closes the minutes before this one whose hits are stored. */
    void closeMinutes() {
        var parts = storing;
        if (parts != null) {
            parts.closer().closeBefore(minute());
        }
    }

    /** Lets go of segments of the journal that nobody needs. */
    void trim() {
        var parts = storing;
        if (parts == null) {
            return;
        }
        var reached = parts.milestones().reached();
        try {
            journal.trim(reached.applied(), reached.closedBefore(), minute());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (journal.hasRoom() && pending.hasRoomFor(1)) {
            writer.resume();
        }
    }

    /** Takes closed minutes of one hour to the time series; false when there are none. */
    boolean export() {
        var parts = storing;
        if (parts == null) {
            return false;
        }
        boolean exported = parts.exporter().export();
        counters.forgetHoursBefore(Hour.of(parts.milestones().reached().exportedBefore()));
        return exported;
    }

    /** Hits that were handed over and are neither durable nor refused. */
    long waitingHits() {
        return writer.waitingHits();
    }

    /** Whether there was no room for the last batch. */
    boolean isRefusing() {
        return writer.isRefusing();
    }

    Figures figures() {
        return new Figures(
                writer.durableHits(),
                writer.refusedHits(),
                overShare.sum(),
                pending.size(),
                pending.records(),
                counters.size(),
                store.size(),
                journal.bytes());
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
