package dev.tallymark.tally;

import dev.tallymark.shared.RandomKey;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.tally.journal.Producer;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.TimeSeries;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One run of counting without threads: every step happens when the test says so. */
final class Node {

    static final JournalSettings SETTINGS =
            new JournalSettings(8_192, 1 << 20, 32_768, Duration.ofMinutes(10), Duration.ZERO, false);
    static final Producer PRODUCER = new Producer("0000000000000000");

    private final Tenure tenure;

    /** Counting begins, and nothing happens while the journal is read back. */
    Node(MemoryDisk disk, MemoryStores stores, TimeSeries series, Clock clock) throws IOException {
        this(disk, stores, series, clock, SETTINGS, Recovery.CHUNK, node -> {});
    }

    /** @param meanwhile happens each time that the store is asked while the journal is read back */
    Node(
            MemoryDisk disk,
            MemoryStores stores,
            TimeSeries series,
            Clock clock,
            JournalSettings settings,
            int chunk,
            Consumer<Node> meanwhile)
            throws IOException {
        var ground = new Ground(
                new Durability.InJournal(disk, settings, PRODUCER),
                stores,
                false,
                Lease.Terms.JOURNAL,
                series,
                clock,
                () -> clock.millis() * 1_000_000,
                () -> {});
        this.tenure = new Tenure(ground, new Bounds(4, Long.MAX_VALUE), RandomKey.next());
        var retry = new Retry(
                millis -> {
                    meanwhile.accept(this);
                    return true;
                },
                1,
                1);
        tenure.recover(retry, chunk);
    }

    CompletionStage<OptionalLong> add(CounterId id, int count, Tallies.Keep keep) {
        var counter = tenure.counters.pinInAnyCase(id);
        var hit = new Hit(counter, count, keep == Tallies.Keep.HISTORY, Share.NONE);
        tenure.writer.submit(hit);
        return hit;
    }

    /** The total, loading it if need be. */
    long total(CounterId id) {
        var counter = tenure.counters.pinInAnyCase(id);
        if (!counter.isLoaded()) {
            tenure.loader.load(List.of(counter));
        }
        counter.unpin(1);
        return counter.total().orElseThrow();
    }

    List<Sample> history(CounterId id, Resolution resolution, Instant from, Instant to) {
        return tenure.histories(List.of(id), resolution, from, to).getOrDefault(id, List.of());
    }

    /** Whether the hour is in memory. */
    boolean knows(CounterId id, long hour) {
        var counter = tenure.counters.find(id);
        return counter != null && counter.knows(hour);
    }

    Map<CounterId, List<Sample>> histories(List<CounterId> ids, Resolution resolution, Instant from, Instant to) {
        return tenure.histories(ids, resolution, from, to);
    }

    long records() {
        return tenure.figures().records();
    }

    void write() throws IOException {
        while (tenure.writer.writeBatch()) {}
    }

    void apply() {
        while (tenure.apply()) {}
    }

    void closeAndExport() {
        tenure.closeMinutes();
        while (tenure.export()) {}
        tenure.trim();
    }

    void retryQuarantined() {
        tenure.retryQuarantined();
    }

    int quarantined() {
        return tenure.figures().quarantined();
    }

    void evict() {
        tenure.tidy();
    }
}
