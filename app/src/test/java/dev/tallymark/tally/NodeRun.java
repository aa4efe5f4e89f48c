package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A node, its disk and store, and what it should have counted. */
final class NodeRun {

    static final int COUNTERS = 6;
    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");
    private static final Instant EARLIEST = START.minus(Duration.ofDays(200));
    private static final Instant END = START.plus(Duration.ofDays(2_000));
    private static final int TWO_DAYS = 2 * 24 * 60;

    private final Random dice;
    private final MemoryStores stores;
    private final MemoryCounterStore store;
    private final MemorySeries series = new MemorySeries();
    private final MovableClock clock = new MovableClock(START);
    private final Erasure erasure;
    private final Map<CounterId, Long> shown = new HashMap<>();
    private MemoryDisk disk = new MemoryDisk();
    private Sheets sheets = Sheets.of(COUNTERS);
    private MemoryDisk copiedDisk = disk.copy();
    private Sheets copiedSheets = sheets.copy();
    private Instant copiedAt = START;
    private boolean journalReachesBack = true;
    private Instant latest = START;
    private Node node;

    NodeRun(int seed) throws IOException {
        dice = new Random(seed);
        stores = new MemoryStores(dice);
        store = stores.of(Node.PRODUCER.id());
        erasure = new Erasure(stores, series, clock);
        node = new Node(disk, stores, series, clock);
    }

    void take(NodeStep step) throws IOException {
        switch (step) {
            case NodeStep.Hits hits -> hit(node, sheets.get(hits.counter()), hits.count());
            case NodeStep.Write write -> node.write();
            case NodeStep.Apply apply -> failing(apply.fault(), node::apply);
            case NodeStep.Export export -> {
                series.failNextWrite(export.seriesFails());
                failing(export.fault(), node::closeAndExport);
            }
            case NodeStep.Wait wait -> wind(wait.minutes());
            case NodeStep.SetClock set -> wind(set.minutes());
            case NodeStep.Evict evict -> node.evict();
            case NodeStep.Kill kill -> restart();
            case NodeStep.CutPowerWhileWriting cut -> cutPowerWhileWriting();
            case NodeStep.Refuse refuse ->
                store.refuse(sheets.get(refuse.counter()).id.key());
            case NodeStep.Mend mend -> {
                store.mend();
                failing(mend.fault(), node::retryQuarantined);
            }
            case NodeStep.Copy copy -> copyFolder();
            case NodeStep.ComeBackOlder older -> {
                if (journalReachesBack) {
                    stores.setBack();
                    restart();
                }
            }
            case NodeStep.Restore restore -> restoreFolder();
            case NodeStep.Claim claim -> sheets.get(claim.counter()).claim();
            case NodeStep.Delete delete -> sheets.delete(delete.counter());
            case NodeStep.Erase erase -> failing(erase.fault(), this::erase);
        }
        check();
    }

    /** A journal keeps what is stored for ten minutes, by whatever the clock says. */
    private void wind(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
        latest = clock.instant().isAfter(latest) ? clock.instant() : latest;
        journalReachesBack &= Duration.between(copiedAt, clock.instant()).toMinutes() < 10;
    }

    private void hit(Node node, Sheet sheet, int count) {
        var hits = Parts.of(count, sheet.keep());
        sheet.send(hits);
        node.add(sheet.id, count, sheet.keep()).whenComplete((total, failed) -> {
            if (failed == null) {
                sheet.acknowledge(hits);
            }
        });
    }

    private void cutPowerWhileWriting() throws IOException {
        disk.cutAfter(dice.nextInt(3));
        try {
            node.write();
        } catch (MemoryDisk.PowerCut gone) {
            // what was on its way was not acknowledged
        }
        restart();
    }

    private void restart() throws IOException {
        disk.reboot(dice);
        node = new Node(disk, stores, series, clock, Node.SETTINGS, dice.nextInt(1, 6), this::hitMeanwhile);
        shown.clear();
    }

    /** Nobody counts meanwhile. */
    private void startQuietly() throws IOException {
        disk.reboot(dice);
        node = new Node(disk, stores, series, clock);
    }

    private void hitMeanwhile(Node recovering) {
        hit(recovering, sheets.get(dice.nextInt(COUNTERS)), 1);
        try {
            recovering.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyFolder() {
        stores.remember();
        series.remember();
        copiedDisk = disk.copy();
        copiedSheets = sheets.copy();
        copiedAt = clock.instant();
        journalReachesBack = true;
    }

    private void restoreFolder() throws IOException {
        stores.setBack();
        series.setBack();
        disk = copiedDisk.copy();
        sheets = copiedSheets.copy();
        restart();
    }

    private void erase() {
        sheets.deleted().forEach(erasure::erase);
    }

    /** A fault that nobody ran into must not wait for the next step. */
    private void failing(MemoryCounterStore.Fault fault, Doing doing) throws IOException {
        store.nextWrite(fault);
        try {
            doing.run();
        } catch (MemoryCounterStore.Away | TimeSeriesUnavailable away) {
            // tried again at the next step, or after the next kill
        }
        store.nextWrite(MemoryCounterStore.Fault.NONE);
        series.failNextWrite(false);
    }

    private void check() {
        var histories = histories(sheets.ids(), Resolution.HOUR);
        for (var sheet : sheets.inUse()) {
            long total = node.total(sheet.id);
            sheet.allows(total, sum(histories, sheet.id));
            assertThat(total).isGreaterThanOrEqualTo(shown.getOrDefault(sheet.id, 0L));
            shown.put(sheet.id, total);
        }
    }

    void finish() throws IOException {
        node.write();
        node.apply();
        store.mend();
        wind((int) Duration.between(clock.instant(), latest).toMinutes() + TWO_DAYS);
        node.closeAndExport();
        check();
        startQuietly();
        checkStored();
        if (!sheets.deleted().isEmpty()) {
            erase();
            startQuietly();
            checkErased();
            checkStored();
        }
    }

    private void checkStored() {
        for (var resolution : Resolution.values()) {
            var histories = histories(sheets.ids(), resolution);
            for (var sheet : sheets.inUse()) {
                long total = node.total(sheet.id);
                assertThat(store.total(sheet.id.key())).isEqualTo(total);
                sheet.allows(total, sum(histories, sheet.id));
            }
        }
    }

    private void checkErased() {
        for (var resolution : Resolution.values()) {
            assertThat(histories(sheets.deleted(), resolution).values())
                    .as("histories of deleted counters")
                    .allMatch(List::isEmpty);
        }
        for (var id : sheets.deleted()) {
            assertThat(node.total(id)).as("total of deleted %s", id).isZero();
        }
    }

    private Map<CounterId, List<Sample>> histories(List<CounterId> ids, Resolution resolution) {
        return node.histories(ids, resolution, EARLIEST, END);
    }

    private static long sum(Map<CounterId, List<Sample>> histories, CounterId id) {
        return histories.getOrDefault(id, List.of()).stream()
                .mapToLong(Sample::count)
                .sum();
    }

    private interface Doing {
        void run() throws IOException;
    }
}
