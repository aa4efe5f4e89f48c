package dev.tallymark.tally;

import dev.tallymark.shared.RandomKey;
import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.tally.journal.Producer;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.TimeSeries;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** One node of several, without threads: every step happens when the test says so. */
final class Member {

    /** Time for all nodes: what their machines measure, and what their walls say, each a little wrong. */
    static final class Time {

        private Instant now;
        private long nanos;

        Time(Instant now) {
            this.now = now;
        }

        void advance(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }
    }

    static final Lease.Terms TERMS = Lease.Terms.of(Duration.ofHours(3), Duration.ofHours(1));

    private final MemoryStores stores;
    private final TimeSeries series;
    private final Time time;
    private final boolean hasJournal;
    private MemoryDisk disk = new MemoryDisk();
    private final Producer producer = new Producer(RandomKey.next());
    private Duration skew = Duration.ZERO;
    private Tenure tenure;

    Member(MemoryStores stores, TimeSeries series, Time time, boolean hasJournal) throws IOException {
        this.stores = stores;
        this.series = series;
        this.time = time;
        this.hasJournal = hasJournal;
        this.tenure = begin();
    }

    private Tenure begin() throws IOException {
        var durability =
                hasJournal ? new Durability.InJournal(disk, Node.SETTINGS, producer) : new Durability.InStore(1 << 20);
        var ground = new Ground(durability, stores, true, TERMS, series, new Skewed(), () -> time.nanos, () -> {});
        var begun = new Tenure(ground, new Bounds(4, Long.MAX_VALUE), RandomKey.next());
        // Whoever waits for the store, or for the run before to be gone, waits.
        var retry = new Retry(
                millis -> {
                    time.advance(Duration.ofMillis(Math.max(millis, 100)));
                    return true;
                },
                6_000,
                6_000);
        begun.recover(retry, 3);
        return begun;
    }

    boolean hasJournal() {
        return hasJournal;
    }

    void setClock(Duration wrong) {
        skew = wrong;
    }

    void kill(Random dice) throws IOException {
        disk.reboot(dice);
        tenure = begin();
    }

    MemoryDisk copyOfFolder() {
        return disk.copy();
    }

    /** It is killed, and comes back with another folder. */
    void restore(MemoryDisk folder) throws IOException {
        disk = folder;
        tenure = begin();
    }

    /** What the store has of it under the name of its journal. */
    long stored(CounterId id) {
        return stores.of(producer.id()).total(id.key());
    }

    /** Ends what was cut off in the middle of a group, if something was. */
    void mendTornGroup() throws IOException {
        if (stores.of(producer.id()).isTorn()) {
            apply();
        }
    }

    Erasure erasure() {
        return new Erasure(stores, series, new Skewed());
    }

    /** Goes for good. */
    void die() {
        disk.reboot(new Random(1));
    }

    CompletionStage<OptionalLong> add(CounterId id, int count, Tallies.Keep keep) {
        var hit = new Hit(tenure.counters.pinInAnyCase(id), count, keep == Tallies.Keep.HISTORY, Share.NONE);
        tenure.writer.submit(hit);
        return hit;
    }

    /** The total, with what the others have stored by now. */
    long total(CounterId id) {
        var counter = tenure.counters.pinInAnyCase(id);
        tenure.loader.load(List.of(counter));
        counter.unpin(1);
        return counter.total().orElseThrow();
    }

    List<Sample> history(CounterId id, Resolution resolution, Instant from, Instant to) {
        return tenure.histories(List.of(id), resolution, from, to).getOrDefault(id, List.of());
    }

    void write() throws IOException {
        while (tenure.writer.writeBatch()) {}
    }

    void apply() throws IOException {
        unlessLost(() -> {
            while (tenure.apply()) {}
        });
    }

    /** Keeps the lease, looks who else is there, and inherits. */
    void meet() throws IOException {
        unlessLost(() -> {
            tenure.meetOthers();
            tenure.visitHeirs(() -> true);
        });
    }

    void closeAndExport() throws IOException {
        unlessLost(() -> {
            tenure.closeMinutes();
            while (tenure.export()) {}
            tenure.trim();
            tenure.tidy();
        });
    }

    /** As a node does that is told to stop. */
    void stop() throws IOException {
        write();
        apply();
        end();
    }

    private void end() {
        try {
            tenure.end();
        } catch (LeaseLost inherited) {
            // there is nothing to give back
        }
    }

    /** A node whose lease is lost goes on with another. */
    private void unlessLost(Runnable step) throws IOException {
        try {
            step.run();
        } catch (LeaseLost lost) {
            if (hasJournal) {
                throw lost;
            }
            tenure.writer.close();
            end();
            tenure = begin();
        }
    }

    private final class Skewed extends Clock {

        @Override
        public Instant instant() {
            return time.now.plus(skew);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
