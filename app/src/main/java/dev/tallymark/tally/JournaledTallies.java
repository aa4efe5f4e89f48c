package dev.tallymark.tally;

import dev.tallymark.tally.journal.Disk;
import dev.tallymark.tally.journal.Journal;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.Producer;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.TimeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
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
 * Counting with a journal: a hit is acknowledged when it is forced to this machine's disk.
 *
 * <p><b>The way of a hit.</b> {@link #add} pins its {@link Counter} and pushes a {@link Hit} on the stack of the {@link
 * JournalWriter}. That thread sums what is there into one batch, appends it to the {@link Journal}, forces it, adds it
 * to {@link Pending} and completes the hits. The {@link Applier} takes all that is pending as one group, works out
 * absolute counts, and raises the documents of counters and hours to them with {@code $max}. The {@link MinuteCloser}
 * writes down which counters a minute had once all of it is stored, and the {@link Exporter} takes closed minutes to the
 * time series.
 *
 * <p><b>Why it is exact.</b> A document belongs to one producer, and says up to which batch it has counted. Whoever
 * writes it again writes the same or a larger absolute number. So any step may fail, be answered and its answer lost,
 * or be done twice, and every batch counts once: in the store if its number is not above the document's, else from the
 * journal. The journal keeps a batch until its group is stored and its minute closed, and longer for a store that may
 * come back older than it was.
 *
 * <p><b>Threads.</b> One each for the journal, for storing, for loading totals that are not in memory, and for closing,
 * exporting and tidying. Callers wait for the first; for the others only
 * where a total or a history is not in memory.
 *
 * <p><b>What a crash leaves.</b> Hits that were not forced are gone and were not acknowledged. All others are in the
 * journal or the store; {@link Recovery} brings back what only the journal has. If the store is away at the start, hits
 * are taken all the same and recovery waits for it.
 *
 * <p><b>A disk that fails</b> while forcing leaves unknown what is durable: the waiting hits fail and the process ends.
 */
final class JournaledTallies implements Tallies, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JournaledTallies.class);
    private static final long MOST_REST_MILLIS = 5_000;
    private static final long REST_FACTOR = 3;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long TIDY_MILLIS = 1_000;
    private static final long MOST_WAITING = 250_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final long MICROS = 1_000_000;

    /** No owner fills more of the journal than this part of it. */
    private static final int OWNERS_PART = 10;

    private final Clock clock;
    private final long paceMillis;
    private final Journal journal;
    private final Runnable end;
    private final CounterStore store;
    private final Shares shares;
    private final Pending pending;
    private final Loader loader;
    private final Counters counters;
    private final JournalWriter writer;
    private final CountDownLatch recovered = new CountDownLatch(1);
    private final ClosedPeriods periods;
    private final TimeSeries series;
    private final String producer;
    private volatile @Nullable Storing storing;
    private volatile boolean closing;
    private final LongAdder overShare = new LongAdder();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final long begun;
    private final Thread journalThread;
    private final Thread applierThread;
    private final Thread loaderThread;
    private final Thread keeperThread;

    /** What needs the store to have answered once. */
    private record Storing(
            Milestones milestones, MinuteCloser closer, Applier applier, Exporter exporter, History history) {}

    /**
     * How much is held in memory; beyond it hits are refused.
     *
     * @param counters how many counters
     * @param records how many pairs of a counter and a minute that are not stored
     */
    record Bounds(int counters, long records) {}

    /** What it stands on. {@code end} ends the process. */
    record Ground(
            Disk disk,
            JournalSettings journal,
            Producer producer,
            CounterStore store,
            ClosedPeriods periods,
            TimeSeries series,
            Clock clock,
            Runnable end) {}

    /** @param bounds of what is held in memory */
    JournaledTallies(Ground ground, Bounds bounds, long paceMillis) throws IOException {
        this.clock = ground.clock();
        this.paceMillis = paceMillis;
        this.end = ground.end();
        this.store = ground.store();
        this.periods = ground.periods();
        this.series = ground.series();
        this.producer = ground.producer().id();
        this.journal = Journal.open(ground.disk(), ground.journal(), ground.producer(), floor());
        this.shares = new Shares(ground.journal().limit() / OWNERS_PART);
        this.pending = new Pending(bounds.records(), shares);
        this.loader = new Loader(store);
        long now = minute();
        // A clock that is set back before the store has answered must not bring hits into minutes before the first.
        this.writer = new JournalWriter(journal, pending, clock, Math.max(journal.minute(), now));
        this.counters = new Counters(bounds.counters(), writer::newestMinute);
        this.begun = Math.min(journal.oldestMinute(), now);
        this.journalThread = thread("tally-journal", this::write);
        this.applierThread = thread("tally-applier", this::apply);
        this.loaderThread = thread("tally-loader", this::load);
        this.keeperThread = thread("tally-keeper", this::keep);
    }

    /** Without any one of them counting would stop without a word, so the process ends with each. */
    private Thread thread(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name)
                .uncaughtExceptionHandler((thread, e) -> {
                    log.error("{} ended, and with it the process", name, e);
                    end.run();
                })
                .unstarted(work);
    }

    /** Begins to take hits. */
    void start() {
        journalThread.start();
        applierThread.start();
        loaderThread.start();
        keeperThread.start();
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

    @Override
    public CompletableFuture<OptionalLong> add(CounterId id, int count, Keep keep, Charge charge) {
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new IllegalArgumentException("a count is between 1 and " + MOST_AT_ONCE);
        }
        if (closing) {
            return CompletableFuture.failedFuture(new NotCounted("the service stops"));
        }
        if (writer.waitingHits() > MOST_WAITING) {
            return CompletableFuture.failedFuture(new NotCounted("too many hits wait for the disk"));
        }
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
        var hit = new Hit(counter, count, keep == Keep.HISTORY, share);
        writer.submit(hit);
        return hit;
    }

    @Override
    public OptionalLong total(CounterId id, Duration patience) {
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

    @Override
    public List<Sample> history(CounterId counter, Resolution resolution, Instant from, Instant to) {
        try {
            var ready = recovered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? storing : null;
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

    private void write() {
        try {
            writer.run();
        } catch (IOException | RuntimeException | Error e) {
            log.error("The journal cannot be written: what is durable is unknown, so the process ends", e);
            end.run();
        }
    }

    private void apply() {
        recover();
        var parts = storing;
        long rest = paceMillis;
        while (parts != null && rest(rest)) {
            try {
                long began = System.nanoTime();
                parts.applier().apply();
                // Under full load the store gets a quarter of the time: the numbers shown do not depend on it.
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                rest = Math.clamp(took * REST_FACTOR, paceMillis, MOST_REST_MILLIS);
            } catch (RuntimeException e) {
                rest = Math.clamp(rest * 2, paceMillis, MOST_REST_MILLIS);
                log.warn("Counters could not be stored; the journal keeps them, next attempt in {} ms", rest, e);
            }
        }
    }

    private void recover() {
        var retry = new Retry(this::rest, paceMillis, MOST_REST_MILLIS);
        try {
            var progress = retry.ask(() -> store.progress(begun));
            storing = recovered(progress, retry);
            recovered.countDown();
        } catch (CancellationException e) {
            log.warn("The journal is not read back to its end; the next start begins anew");
        }
    }

    private Storing recovered(Progress progress, Retry retry) {
        // A clock that was set back must not bring hits into minutes that are closed.
        writer.closeBefore(progress.closedBefore());
        var milestones = new Milestones(store, progress);
        var closer = new MinuteCloser(periods, writer, pending, milestones);
        try {
            new Recovery(progress, store, counters, pending, closer, retry, Recovery.CHUNK).run(journal);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read back", e);
        }
        return new Storing(
                milestones,
                closer,
                new Applier(store, pending, loader, milestones, closer),
                new Exporter(producer, store, periods, series, milestones),
                new History(series, store, counters, milestones, writer));
    }

    private void load() {
        try {
            recovered.await();
            while (rest(0)) {
                try {
                    loader.loadRequested(paceMillis);
                } catch (RuntimeException e) {
                    log.warn("Totals could not be loaded: {}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        while (rest(TIDY_MILLIS)) {
            counters.evict();
            var parts = storing;
            if (parts != null) {
                again("Closing minutes", () -> parts.closer().closeBefore(minute()));
                again("Trimming the journal", () -> trim(parts.milestones().reached()));
                again("Exporting minutes", () -> export(parts));
            }
        }
    }

    /** Each on its own, so that what is away stops nothing else. */
    private static void again(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("{} will be tried again", what, e);
        }
    }

    private void trim(Progress reached) {
        try {
            journal.trim(reached.applied(), reached.closedBefore(), minute());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (journal.hasRoom() && pending.hasRoomFor(1)) {
            writer.resume();
        }
    }

    private void export(Storing parts) {
        while (rest(0) && parts.exporter().export()) {}
        counters.forgetHoursBefore(Hour.of(parts.milestones().reached().exportedBefore()));
    }

    private long minute() {
        return clock.millis() / MILLIS_PER_MINUTE;
    }

    /** False when it is time to stop. Nobody here is ever interrupted: that closes files under a store's hands. */
    private boolean rest(long millis) {
        try {
            return !stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Refuses new hits, forces those that are on their way, and stores what it can. */
    void stop() {
        closing = true;
        writer.stop();
        join(journalThread);
        writer.close();
        stopped.countDown();
        recovered.countDown();
        join(applierThread);
        join(loaderThread);
        join(keeperThread);
        var parts = storing;
        if (parts != null) {
            try {
                while (parts.applier().apply()) {}
            } catch (RuntimeException e) {
                log.warn("Not everything is stored; the journal keeps it: {}", e.toString());
            }
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether hits are taken: it runs, and the journal has room. */
    boolean takesHits() {
        return journalThread.isAlive() && !closing && !writer.isRefusing();
    }

    /** Figures for whoever watches. */
    Figures figures() {
        return new Figures(
                writer.durableHits(),
                writer.refusedHits(),
                overShare.sum(),
                pending.size(),
                pending.records(),
                counters.size(),
                journal.bytes());
    }

    /**
     * How it stands.
     *
     * @param durable hits forced since the start
     * @param refused hits refused by the journal's thread since the start
     * @param overShare hits refused since the start because their owner has too much in the journal
     * @param pending counters with hits that are not stored yet
     * @param records pairs of a counter and a minute that are not stored yet
     * @param counters in memory
     * @param journalBytes on disk
     */
    record Figures(
            long durable, long refused, long overShare, int pending, long records, int counters, long journalBytes) {}
}
