package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Some nodes, their store, and what they should have counted. */
final class ClusterRun {

    static final int COUNTERS = 4;
    static final int NODES = 3;
    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");
    private static final Instant EARLIEST = START.minus(Duration.ofDays(2));
    private static final Instant END = START.plus(Duration.ofDays(200));

    private final Random dice;
    private final MemoryStores stores;
    private final MemorySeries series = new MemorySeries();
    private final Member.Time time = new Member.Time(START);
    private final Sheets sheets = Sheets.of(COUNTERS);
    private final List<Witness> witnesses = new ArrayList<>();
    private final int journals;

    ClusterRun(int seed) throws IOException {
        dice = new Random(seed);
        stores = new MemoryStores(dice);
        journals = dice.nextInt(NODES + 1);
        for (int node = 0; node < NODES; node++) {
            witnesses.add(new Witness(new Member(stores, series, time, node < journals)));
        }
    }

    void take(ClusterStep step) throws IOException {
        switch (step) {
            case ClusterStep.Hits hits -> witnesses.get(hits.node()).hit(sheets.get(hits.counter()), hits.count());
            case ClusterStep.Write write -> node(write.node()).write();
            case ClusterStep.Apply apply -> failing(apply.fault(), node(apply.node())::apply);
            case ClusterStep.Meet meet -> node(meet.node()).meet();
            case ClusterStep.Export export -> {
                series.failNextWrite(export.seriesFails());
                failing(export.fault(), node(export.node())::closeAndExport);
            }
            case ClusterStep.Wait wait -> time.advance(Duration.ofMinutes(wait.minutes()));
            case ClusterStep.SetClock set -> node(set.node()).setClock(Duration.ofMinutes(set.minutes()));
            case ClusterStep.Kill kill -> node(kill.node()).kill(dice);
            case ClusterStep.Copy copy -> witnesses.get(copy.node()).copyFolder();
            case ClusterStep.Restore restore -> witnesses.get(restore.node()).restoreFolder(sheets);
            case ClusterStep.Claim claim -> sheets.get(claim.counter()).claim();
            case ClusterStep.Delete delete -> sheets.delete(delete.counter());
            case ClusterStep.Erase erase -> failing(erase.fault(), () -> erase(node(erase.node())));
        }
        for (var sheet : sheets.inUse()) {
            for (var witness : witnesses) {
                witness.check(sheet);
            }
        }
    }

    private Member node(int node) {
        return witnesses.get(node).node;
    }

    private void erase(Member node) {
        sheets.deleted().forEach(node.erasure()::erase);
    }

    /** A fault that nobody ran into must not wait for the next step. */
    private void failing(MemoryCounterStore.Fault fault, Doing doing) throws IOException {
        stores.nextWrite(fault);
        try {
            doing.run();
        } catch (MemoryCounterStore.Away | TimeSeriesUnavailable away) {
            // tried again at the next step, or lost with its node
        }
        stores.nextWrite(MemoryCounterStore.Fault.NONE);
        series.failNextWrite(false);
    }

    void finish() throws IOException {
        leave();
        var last = new Member(stores, series, time, false);
        inherit(last);
        for (var sheet : sheets.inUse()) {
            check(last, sheet);
            if (journals == 0) {
                assertThat(exportedSum(sheet.id))
                        .as("what the dead left is exported")
                        .isEqualTo(historySum(last, sheet.id, Resolution.DAY));
            }
        }
        if (!sheets.deleted().isEmpty()) {
            eraseForGood(last);
        }
    }

    /** Some nodes are gone without a word; the others agree before they stop. */
    private void leave() throws IOException {
        var staying = new ArrayList<Member>();
        for (var witness : witnesses) {
            var node = witness.node;
            node.setClock(Duration.ZERO);
            boolean dies = !node.hasJournal() && dice.nextBoolean();
            if (dies) {
                node.die();
            } else {
                node.write();
                node.apply();
                staying.add(node);
            }
        }
        for (var node : staying) {
            node.meet();
        }
        for (var sheet : sheets.inUse()) {
            assertThat(staying.stream().map(node -> node.total(sheet.id)).distinct())
                    .as("totals of %s on all nodes", sheet.id)
                    .hasSizeLessThan(2);
        }
        for (var node : staying) {
            node.stop();
        }
    }

    private void inherit(Member heir) throws IOException {
        for (int hour = 0; hour < 8; hour++) {
            time.advance(Duration.ofHours(1));
            heir.meet();
            heir.closeAndExport();
        }
        heir.meet();
    }

    private void check(Member node, Sheet sheet) {
        long total = node.total(sheet.id);
        assertThat(stores.total(sheet.id.key())).isEqualTo(total);
        for (var resolution : Resolution.values()) {
            sheet.allows(total, historySum(node, sheet.id, resolution));
        }
    }

    /** Once those with a journal have exported what they had left, nothing brings a deleted counter back. */
    private void eraseForGood(Member last) throws IOException {
        for (var witness : witnesses) {
            if (witness.node.hasJournal()) {
                witness.node.kill(dice);
                witness.node.closeAndExport();
            }
        }
        last.meet();
        erase(last);
        for (var id : sheets.deleted()) {
            assertThat(stores.total(id.key())).as("total of deleted %s", id).isZero();
            for (var resolution : Resolution.values()) {
                assertThat(historySum(last, id, resolution))
                        .as("history of deleted %s", id)
                        .isZero();
            }
        }
        sheets.inUse().forEach(sheet -> check(last, sheet));
    }

    private long exportedSum(CounterId id) {
        return series.read(List.of(new SeriesKey(id.key())), Resolution.MINUTE, EARLIEST, END).stream()
                .mapToLong(Reading::count)
                .sum();
    }

    private static long historySum(Member node, CounterId id, Resolution resolution) {
        return node.history(id, resolution, EARLIEST, END).stream()
                .mapToLong(Sample::count)
                .sum();
    }

    private interface Doing {
        void run() throws IOException;
    }
}
