package dev.tallymark.tally;

import dev.tallymark.tally.journal.Journal;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final long PATIENCE_MILLIS = 250;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MICROS = 1_000_000;

    private final Ground ground;
    private final Clock clock;
    private final CounterStore store;
    private final Journal journal;
    private final Pending pending = new Pending();
    private final Loader loader;
    private final JournalWriter writer;
    private final Counters counters;
    private final long begun;
    private final CountDownLatch recovered = new CountDownLatch(1);
    private volatile @Nullable Storing storing;

    /** What needs the store to have answered once. */
    private record Storing(
            Milestones milestones, MinuteCloser closer, Applier applier, Exporter exporter, History history) {}

    Tenure(Ground ground, int limit) throws IOException {
        this.ground = ground;
        this.clock = ground.clock();
        this.store = ground.store();
        this.journal = Journal.open(ground.disk(), ground.journal(), floor());
        this.loader = new Loader(store);
        this.writer = new JournalWriter(journal, pending, loader, clock, journal.minute());
        this.counters = new Counters(limit, writer::newestMinute);
        this.begun = Math.min(journal.oldestMinute(), minute());
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
    CompletableFuture<OptionalLong> add(CounterId id, int count, Tallies.Keep keep) {
        Counter counter;
        try {
            counter = counters.pin(id);
        } catch (NotCounted e) {
            return CompletableFuture.failedFuture(e);
        }
        if (!counter.isLoaded()) {
            loader.request(counter);
        }
        var hit = new Hit(counter, count, keep == Tallies.Keep.HISTORY);
        writer.submit(hit);
        return hit;
    }

    /** As {@link Tallies#total}. */
    OptionalLong total(CounterId id) {
        Counter counter;
        try {
            counter = counters.pin(id);
        } catch (NotCounted e) {
            return OptionalLong.empty();
        }
        try {
            if (!counter.isLoaded()) {
                loader.request(counter).toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
            var ready = recovered.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) ? storing : null;
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

    /** Brings back what only the journal has; false when the store does not answer. */
    boolean recover() {
        Progress progress;
        try {
            progress = store.progress(begun);
        } catch (RuntimeException e) {
            log.warn("The store does not answer; counting goes on without it", e);
            return false;
        }
        // A clock that was set back must not bring hits into minutes that are closed.
        writer.closeBefore(progress.closedBefore());
        var milestones = new Milestones(store, progress);
        var closer = new MinuteCloser(ground.periods(), writer, pending, milestones);
        try {
            Recovery.run(journal, progress, counters, pending, closer);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read back", e);
        }
        storing = new Storing(
                milestones,
                closer,
                new Applier(store, pending, loader, milestones, closer),
                new Exporter(ground.producer(), store, ground.periods(), ground.series(), milestones),
                new History(ground.series(), store, counters, milestones, writer));
        recovered.countDown();
        return true;
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
        if (journal.hasRoom()) {
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

    /** Whether the journal had no room for the last batch. */
    boolean isRefusing() {
        return writer.isRefusing();
    }

    Figures figures() {
        return new Figures(
                writer.durableHits(), writer.refusedHits(), pending.size(), counters.size(), journal.bytes());
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
