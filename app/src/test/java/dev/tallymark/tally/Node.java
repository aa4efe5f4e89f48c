package dev.tallymark.tally;

import dev.tallymark.tally.journal.Journal;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.tally.journal.Producer;
import dev.tallymark.timeseries.TimeSeries;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One run of counting without threads: every step happens when the test says so. */
final class Node {

    static final JournalSettings SETTINGS =
            new JournalSettings(8_192, 1 << 20, 32_768, Duration.ofMinutes(10), Duration.ZERO, false);
    static final Producer PRODUCER = new Producer("0000000000000000");
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final Clock clock;
    final Journal journal;
    private final Pending pending = new Pending(Long.MAX_VALUE, new Shares(Long.MAX_VALUE));
    private final Quarantine quarantine;
    private final Loader loader;
    private final JournalWriter writer;
    private final Counters counters;
    private final Milestones milestones;
    private final MinuteCloser closer;
    private final Applier applier;
    private final Exporter exporter;
    final History history;

    /** Counting begins, and nothing happens while the journal is read back. */
    Node(MemoryDisk disk, MemoryCounterStore store, TimeSeries series, Clock clock) throws IOException {
        this(disk, store, series, clock, SETTINGS, Recovery.CHUNK, node -> {});
    }

    /** @param meanwhile happens each time that the store is asked while the journal is read back */
    Node(
            MemoryDisk disk,
            MemoryCounterStore store,
            TimeSeries series,
            Clock clock,
            JournalSettings settings,
            int chunk,
            Consumer<Node> meanwhile)
            throws IOException {
        this.clock = clock;
        quarantine = new Quarantine(store, store);
        journal = Journal.open(
                disk,
                settings,
                PRODUCER,
                Math.max(clock.millis(), store.progress(0).applied()));
        long now = clock.millis() / MILLIS_PER_MINUTE;
        quarantine.begin(clock.millis());
        var progress = store.progress(Math.min(journal.oldestMinute(), now));
        loader = new Loader(quarantine);
        writer = new JournalWriter(journal, pending, clock, Math.max(journal.minute(), now));
        writer.closeBefore(progress.closedBefore());
        counters = new Counters(4, writer::newestMinute);
        milestones = new Milestones(quarantine, progress);
        closer = new MinuteCloser(store, writer, pending, milestones);
        var retry = new Retry(
                millis -> {
                    meanwhile.accept(this);
                    return true;
                },
                1,
                1);
        new Recovery(progress, quarantine, counters, pending, closer, retry, chunk).run(journal);
        applier = new Applier(quarantine, pending, loader, milestones, closer);
        exporter = new Exporter(PRODUCER.id(), quarantine, store, series, milestones);
        history = new History(series, quarantine, counters, milestones, writer);
    }

    CompletionStage<OptionalLong> add(CounterId id, int count, Tallies.Keep keep) {
        var counter = counters.pinInAnyCase(id);
        var hit = new Hit(counter, count, keep == Tallies.Keep.HISTORY, Share.NONE);
        writer.submit(hit);
        return hit;
    }

    /** The total, loading it if need be. */
    long total(CounterId id) {
        var counter = counters.pinInAnyCase(id);
        if (!counter.isLoaded()) {
            loader.load(java.util.List.of(counter));
        }
        counter.unpin(1);
        return counter.total().orElseThrow();
    }

    long records() {
        return pending.records();
    }

    void write() throws IOException {
        while (writer.writeBatch()) {}
    }

    void apply() {
        while (applier.apply()) {}
    }

    void closeAndExport() throws IOException {
        long now = clock.millis() / MILLIS_PER_MINUTE;
        closer.closeBefore(now);
        while (exporter.export()) {}
        var reached = milestones.reached();
        journal.trim(reached.applied(), reached.closedBefore(), now);
        counters.forgetHoursBefore(Hour.of(reached.exportedBefore()));
    }

    void retryQuarantined() {
        quarantine.tryAgainWhenDue(clock.millis());
    }

    int quarantined() {
        return quarantine.size();
    }

    void evict() {
        counters.evict();
    }
}
