package dev.tallymark.tally;

import dev.tallymark.shared.RandomKey;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Counting that loses nothing it has acknowledged and counts nothing twice.
 *
 * <p><b>The way of a hit.</b> {@link #add} pins its {@link Counter} and pushes a {@link Hit} on the stack of the {@link
 * JournalWriter}. That thread sums what is there into one batch, appends it to the log, and adds it to {@link Pending}.
 * The {@link Applier} takes all that is pending as one group, works out absolute counts, and raises the documents of
 * counters and hours to them with {@code $max}. The {@link MinuteCloser} closes a minute once all of it is stored, and
 * the {@link Exporter} takes closed minutes to the time series.
 *
 * <p><b>When it is acknowledged</b> is what {@link Durability} says. With a journal, when that is forced to this
 * machine's disk; the store may be away. Without one, when a majority of the store has its group; then groups follow
 * each other without rest, and nothing is shown before.
 *
 * <p><b>Why it is exact.</b> A document belongs to one producer, and says up to which batch it has counted. Whoever
 * writes it again writes the same or a larger absolute number. So any step may fail, be answered and its answer lost,
 * or be done twice, and every batch counts once. A producer's name belongs to a journal, or is leased ({@link Lease}), so
 * that never two nodes write under one.
 *
 * <p><b>What a crash leaves.</b> Hits that were not acknowledged may be gone. Of all others, {@link Recovery} brings back
 * what only the journal has. Without a journal the store has them, and {@link Heirs} see to the rest.
 *
 * <p><b>Tenures.</b> With a journal there is one as long as the process runs. Without one, a node that could not renew
 * its lease lets go of the hits that nobody answered, and goes on under another name: a thread of this class sees to it.
 */
final class ExactTallies implements Tallies, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExactTallies.class);
    private static final long MOST_WAITING = 250_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final long FIRST_SHIFT_SECONDS = 5;
    private static final long NEXT_SHIFT_MILLIS = 1_000;

    private final Ground ground;
    private final Bounds bounds;
    private final long paceMillis;
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final @Nullable Thread succession;
    private volatile @Nullable Shift shift;
    private final Trouble nameless;
    private volatile Figures before = Figures.NOTHING;
    private volatile boolean closing;

    ExactTallies(Ground ground, Bounds bounds, long paceMillis) throws IOException {
        this.ground = ground;
        this.bounds = bounds;
        this.paceMillis = paceMillis;
        this.nameless = new Trouble("There is no name to count under", Level.WARN, ground.nanos());
        switch (ground.durability()) {
            case Durability.InJournal journal -> {
                this.shift = new Shift(ground, bounds, RandomKey.next(), paceMillis, this::endBecause);
                this.succession = null;
            }
            case Durability.InStore store ->
                this.succession = Thread.ofPlatform()
                        .name("tally-succession")
                        .uncaughtExceptionHandler((thread, e) -> {
                            LOG.error("{} ended, and with it the process", thread.getName(), e);
                            ground.end().run();
                        })
                        .unstarted(this::succeed);
        }
    }

    /** Nobody else may have this journal's name. */
    private void endBecause(LeaseLost lost) {
        LOG.error(
                "{}: the data folder is a copy of one that is in use. Give each process a folder of its own."
                        + " This process ends",
                lost.getMessage());
        ground.end().run();
    }

    /** Begins to take hits. */
    void start() {
        var working = shift;
        if (working != null) {
            working.start();
        }
        if (succession != null) {
            succession.start();
            try {
                if (!first.await(FIRST_SHIFT_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("The store does not answer; hits are refused until it does");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One shift after the other, until it is time to stop. */
    private void succeed() {
        try {
            var run = RandomKey.next();
            while (!closing) {
                // One that could not begin may have taken a name all the same, and takes it again as the same run.
                var next = begin(run);
                if (next == null) {
                    stopped.await(NEXT_SHIFT_MILLIS, TimeUnit.MILLISECONDS);
                    continue;
                }
                run = RandomKey.next();
                shift = next;
                next.start();
                first.countDown();
                if (closing) {
                    next.over();
                }
                next.await();
                shift = null;
                next.stop();
                before = next.tenure.figures().after(before);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts counting", e);
        }
    }

    private @Nullable Shift begin(String run) {
        try {
            var next = new Shift(
                    ground,
                    bounds,
                    run,
                    paceMillis,
                    lost -> LOG.warn(
                            "{}; hits that were not answered fail, and counting goes on under another name",
                            lost.getMessage()));
            nameless.over();
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            nameless.failed(e.toString());
            return null;
        }
    }

    @Override
    public CompletableFuture<OptionalLong> add(CounterId counter, int count, Keep keep, Charge charge) {
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new IllegalArgumentException("a count is between 1 and " + MOST_AT_ONCE);
        }
        var working = shift;
        if (closing) {
            return CompletableFuture.failedFuture(new NotCounted("the service stops"));
        }
        if (working == null) {
            return CompletableFuture.failedFuture(new NotCounted("there is no name to count under"));
        }
        if (working.tenure.writer.waitingHits() > MOST_WAITING) {
            return CompletableFuture.failedFuture(new NotCounted("too many hits wait to be durable"));
        }
        return working.tenure.intake.add(counter, count, keep, charge);
    }

    @Override
    public Map<CounterId, Long> totals(Collection<CounterId> counters, Duration patience) {
        var working = shift;
        return working == null ? Map.of() : working.tenure.intake.totals(counters, patience);
    }

    @Override
    public Map<CounterId, List<Sample>> histories(
            Collection<CounterId> counters, Resolution resolution, Instant from, Instant to) {
        var working = shift;
        if (working == null) {
            throw new HistoryUnavailable("there is no name to count under", null);
        }
        return working.tenure.histories(counters, resolution, from, to);
    }

    /** Refuses new hits, makes those durable that are on their way, and stores what it can. */
    void stop() {
        closing = true;
        stopped.countDown();
        var working = shift;
        if (succession == null) {
            if (working != null) {
                working.stop();
            }
            return;
        }
        if (working != null) {
            working.over();
        }
        try {
            succession.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        var working = shift;
        if (working != null) {
            working.close();
        }
    }

    /** Whether hits are taken: it runs, and there is room for what waits for the store. */
    boolean takesHits() {
        var working = shift;
        return working != null && working.takesHits() && !closing;
    }

    Figures figures() {
        var working = shift;
        return (working == null ? Figures.NOTHING : working.tenure.figures()).after(before);
    }
}
