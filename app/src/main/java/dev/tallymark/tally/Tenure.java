package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that counts under one producer's name, step by step; {@link Workers} take the steps, each always the same
 * ones.
 *
 * <p>With a journal, if the store is away at the start, hits are taken all the same, and what only the journal has is
 * brought back when it answers. Without one, a name must be had first; when its lease is lost the tenure is over, and
 * hits that were not answered fail.
 */
final class Tenure implements Closeable {

    /** No owner has more waiting for the store than this part of what may wait. */
    private static final int OWNERS_PART = 10;

    private final Ground ground;
    private final Seat seat;
    private final Quarantine store;
    private final Leases leases;
    private final Roster roster;
    private final Heirs heirs;
    private final Pending pending;
    private final Acknowledgement acknowledgement;
    private final long begun;
    private final CountDownLatch recovered = new CountDownLatch(1);
    private volatile @Nullable Lease lease;
    private volatile @Nullable Storing storing;
    final Loader loader;
    final Counters counters;
    final JournalWriter writer;
    final Intake intake;

    /**
     * @param run its name, which no tenure had before; one that could not begin is tried again under the same
     * @throws RuntimeException when there is no journal, and the store does not answer
     */
    Tenure(Ground ground, Bounds bounds, String run) throws IOException {
        this.ground = ground;
        var producers = ground.stores().producers();
        this.leases = new Leases(producers, run, ground.clock(), ground.nanos());
        this.seat = Seat.take(ground, leases);
        this.lease = seat.lease();
        this.store = new Quarantine(
                ground.stores().counters(seat.producer()), ground.stores().quarantine(seat.producer()));
        this.roster = new Roster(producers, seat.producer(), ground.leases(), ground.nanos());
        this.heirs = new Heirs(ground, roster, run);
        this.loader = new Loader(store, roster::anyCounts, ground.nanos(), bounds.counters());
        this.acknowledgement = seat.hasJournal() ? new OnceForced(loader) : new OnceStored(loader);
        var shares = new Shares(ground.durability().limit() / OWNERS_PART);
        this.pending = new Pending(bounds.records(), shares);
        long now = ground.minute();
        // A clock that is set back must not bring hits into minutes before the last, as far as that is known by now.
        this.writer = new JournalWriter(seat.log(), pending, acknowledgement, ground.clock(), seat.earliest(now));
        this.counters = new Counters(bounds.counters(), writer::newestMinute);
        this.intake = new Intake(shares, counters, loader, writer);
        this.begun = Math.min(seat.log().oldestMinute(), now);
    }

    /** Writes hits to the log as they come, until {@link #stopWriting}. */
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
     * Claims the name of a journal, and brings back what only the journal has.
     *
     * @throws java.util.concurrent.CancellationException when it is time to stop
     * @throws LeaseLost when somebody else counts with that name
     */
    void recover(Retry retry) {
        recover(retry, Recovery.CHUNK);
    }

    /** @param chunk how many hits may be held at a time */
    void recover(Retry retry, int chunk) {
        var progress = retry.ask(() -> {
            claim();
            roster.read();
            store.begin(ground.clock().millis());
            return store.progress(begun);
        });
        // A clock that was set back must not bring hits into minutes that are closed.
        long seal = writer.closeBefore(progress.closedBefore());
        retry.until(() -> writer.isSealed(seal));
        var periods = ground.stores().periods(seat.producer());
        var milestones = new Milestones(store, progress);
        var lists = ground.shared() ? new MinuteLists.Ahead(periods) : new MinuteLists.WhenClosed(periods);
        try {
            new Recovery(progress, store, counters, pending, lists, retry, chunk).run(seat.log());
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read back", e);
        }
        storing = new Storing(
                seat.log(),
                milestones,
                new MinuteCloser(lists, writer, pending, milestones),
                new Applier(store, this::check, pending, loader, milestones, lists, acknowledgement),
                new Exporter(seat.producer(), store, periods, ground.series(), milestones),
                history(milestones),
                counters);
        recovered.countDown();
    }

    private void claim() {
        if (ground.shared() && lease == null) {
            lease = leases.claim(seat.producer(), begun, Lease.Terms.JOURNAL)
                    .orElseThrow(() -> new IllegalStateException(
                            "the run before may still count as " + seat.producer() + "; waiting for its lease to end"));
        }
    }

    private void check(long newest) {
        var held = lease;
        if (held != null) {
            held.check(newest);
        }
    }

    private History history(Milestones milestones) {
        Unexported.Memory memory = seat.hasJournal() ? counters::find : Unexported.Memory.NONE;
        return new History(
                ground.stores(), ground.series(), seat.producer(), store, memory, roster, milestones, writer);
    }

    /** As {@link Tallies#histories}. */
    Map<CounterId, List<Sample>> histories(
            Collection<CounterId> wanted, Resolution resolution, Instant from, Instant to) {
        try {
            var ready = recovered.await(Tallies.PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? storing : null;
            if (ready == null) {
                throw new HistoryUnavailable("the journal is not read back yet", null);
            }
            return ready.history().read(wanted, resolution, from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryUnavailable("interrupted", e);
        } catch (HistoryUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HistoryUnavailable("a store does not answer", e);
        }
    }

    /**
     * Stores a group of hits; false when there is none.
     *
     * @throws LeaseLost when nothing may be stored under this name any more
     */
    boolean apply() {
        var parts = storing;
        boolean applied = parts != null && parts.applier().apply();
        if (applied && !seat.hasJournal()) {
            trim();
        }
        return applied;
    }

    /** Whether hits wait for {@link #apply}. */
    boolean isAnsweredByStore() {
        return !seat.hasJournal();
    }

    /** Whether other nodes want to show what is counted here. */
    boolean isWatched() {
        return roster.anyCounts();
    }

    /** Waits until there is something to {@link #apply}, at most so long. */
    void awaitHits(long millis) {
        try {
            pending.await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /**
     * Keeps the lease, and looks who else counts.
     *
     * @throws LeaseLost when the name is somebody else's
     */
    void meetOthers() {
        var held = lease;
        if (held != null) {
            held.keep(writer.newestMinute());
            roster.read();
        }
    }

    /** Tries again what the store refused, now and then. */
    void retryQuarantined() {
        if (storing != null) {
            store.tryAgainWhenDue(ground.clock().millis());
        }
    }

    /** Lets go of counters that nobody uses. */
    void tidy() {
        counters.evict();
    }

    /**
     * Closes the minutes before this one whose hits are stored.
     *
     * @throws LeaseLost when somebody else may count in them by now
     */
    void closeMinutes() {
        var parts = storing;
        if (parts != null) {
            check(writer.newestMinute());
            parts.closeBefore(ground.minute());
        }
    }

    /** Lets go of batches that nobody needs, and takes hits again if there is room. */
    void trim() {
        var parts = storing;
        if (parts != null) {
            parts.trim(ground.minute());
            if (seat.log().hasRoom() && pending.hasRoomFor(1)) {
                writer.resume();
            }
        }
    }

    /** Takes a closed minute to the time series, or an hour without hits; false when there is none. */
    boolean export() {
        var parts = storing;
        return parts != null && parts.exporter().export();
    }

    /**
     * Sees to what nodes left behind that are gone.
     *
     * @param goesOn asked after every step; when it says no, the rest waits for the next visit
     */
    void visitHeirs(BooleanSupplier goesOn) {
        if (lease != null) {
            heirs.visit(goesOn);
        }
    }

    /** Ends it when nobody takes steps any more. What is stored to the end is given back, what is not fails. */
    void end() {
        acknowledgement.abandon(new CountUnknown("the store did not answer before this node had to let go"));
        var held = lease;
        if (held != null && pending.isEmpty()) {
            held.release(writer.newestMinute());
        }
    }

    /** Whether there was no room for the last batch. */
    boolean isRefusing() {
        return writer.isRefusing();
    }

    Figures figures() {
        var parts = storing;
        return new Figures(
                acknowledgement.durable(),
                writer.refusedHits(),
                intake.overShare(),
                intake.crowdedOut(),
                pending.size(),
                pending.records(),
                counters.size(),
                store.size(),
                seat.log().bytes(),
                pending.age(),
                parts == null ? 0 : parts.applier().groups(),
                lease != null,
                loader.readAgainCount());
    }

    @Override
    public void close() throws IOException {
        seat.log().close();
    }
}
