package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
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
 * <p><b>Threads.</b> {@link Workers} has one for each of these steps, and tells who waits for whom.
 *
 * <p><b>What a crash leaves.</b> Hits that were not forced are gone and were not acknowledged. All others are in the
 * journal or the store; {@link Recovery} brings back what only the journal has.
 */
final class JournaledTallies implements Tallies, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JournaledTallies.class);
    private static final long MOST_WAITING = 250_000;
    private static final int MOST_AT_ONCE = 10_000;

    private final Tenure tenure;
    private final Workers workers;
    private volatile boolean closing;

    JournaledTallies(Ground ground, Bounds bounds, long paceMillis) throws IOException {
        this.tenure = new Tenure(ground, bounds);
        this.workers = new Workers(tenure, paceMillis, ground.end());
    }

    /** Begins to take hits. */
    void start() {
        workers.start();
    }

    @Override
    public CompletableFuture<OptionalLong> add(CounterId counter, int count, Keep keep, Charge charge) {
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new IllegalArgumentException("a count is between 1 and " + MOST_AT_ONCE);
        }
        if (closing) {
            return CompletableFuture.failedFuture(new NotCounted("the service stops"));
        }
        if (tenure.waitingHits() > MOST_WAITING) {
            return CompletableFuture.failedFuture(new NotCounted("too many hits wait for the disk"));
        }
        return tenure.add(counter, count, keep, charge);
    }

    @Override
    public OptionalLong total(CounterId counter, Duration patience) {
        return tenure.total(counter, patience);
    }

    @Override
    public List<Sample> history(CounterId counter, Resolution resolution, Instant from, Instant to) {
        return tenure.history(counter, resolution, from, to);
    }

    /** Refuses new hits, forces those that are on their way, and stores what it can. */
    void stop() {
        closing = true;
        workers.stop();
        try {
            while (tenure.apply()) {}
        } catch (RuntimeException e) {
            log.warn("Not everything is stored; the journal keeps it: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        tenure.close();
    }

    /** Whether hits are taken: it runs, and there is room for what waits for the store. */
    boolean takesHits() {
        return workers.areWriting() && !closing && !tenure.isRefusing();
    }

    Figures figures() {
        return tenure.figures();
    }
}
