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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * Several nodes that count into one store, with journals or without, against a plain model: whatever is done in whatever
 * order, with nodes killed, names lost and inherited, clocks that disagree, and the store refusing, doing half or losing
 * answers. Every acknowledged hit counts once, no node shows less than it showed before, and in the end the
 * history sums to the total, with what the dead left behind.
 */
class ClusterModelTest {

    private static final int COUNTERS = 4;
    private static final int NODES = 3;
    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");
    private static final Instant EARLIEST = START.minus(Duration.ofDays(2));
    private static final Instant END = START.plus(Duration.ofDays(200));

    /** One thing that happens. */
    sealed interface Step {

        record Hits(int node, int counter, int count) implements Step {}

        record Write(int node) implements Step {}

        record Apply(int node, MemoryCounterStore.Fault fault) implements Step {}

        record Meet(int node) implements Step {}

        record Export(int node, MemoryCounterStore.Fault fault, boolean seriesFails) implements Step {}

        record Wait(int minutes) implements Step {}

        record SetClock(int node, int minutes) implements Step {}

        record Kill(int node) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var node = Arbitraries.integers().between(0, NODES - 1);
        var fault = Arbitraries.of(MemoryCounterStore.Fault.class);
        Arbitrary<Step> hits = node.flatMap(n -> Arbitraries.integers()
                .between(0, COUNTERS - 1)
                .flatMap(c -> Arbitraries.integers().between(1, 9).map(count -> new Step.Hits(n, c, count))));
        Arbitrary<Step> apply = node.flatMap(n -> fault.map(f -> new Step.Apply(n, f)));
        Arbitrary<Step> export = node.flatMap(n ->
                fault.flatMap(f -> Arbitraries.of(true, false).map(fails -> new Step.Export(n, f, fails))));
        Arbitrary<Step> clock =
                node.flatMap(n -> Arbitraries.of(-170, -1, 0, 1, 170).map(m -> new Step.SetClock(n, m)));
        return Arbitraries.frequencyOf(
                        Tuple.of(10, hits),
                        Tuple.of(7, node.map(n -> (Step) new Step.Write(n))),
                        Tuple.of(7, apply),
                        Tuple.of(4, node.map(n -> (Step) new Step.Meet(n))),
                        Tuple.of(3, export),
                        Tuple.of(4, Arbitraries.of(1, 20, 70, 200, 1_500).map(m -> (Step) new Step.Wait(m))),
                        Tuple.of(1, clock),
                        Tuple.of(2, node.map(n -> (Step) new Step.Kill(n))))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyAcknowledgedHitCountsOnce(@ForAll("steps") List<Step> steps, @ForAll @IntRange int seed)
            throws IOException {
        var run = new Run(seed);
        for (var step : steps) {
            run.take(step);
        }
        run.finish();
    }

    /** Some nodes, their store, and what they should have counted. */
    private static final class Run {

        private final Random dice;
        private final MemoryStores stores;
        private final MemorySeries series = new MemorySeries();
        private final Member.Time time = new Member.Time(START);
        private final long[] acknowledged = new long[COUNTERS];
        private final long[] stored = new long[COUNTERS];
        private final long[] sent = new long[COUNTERS];
        private final long[][] shown = new long[NODES][COUNTERS];
        private final List<Member> nodes = new ArrayList<>();
        private final int journals;

        Run(int seed) throws IOException {
            dice = new Random(seed);
            stores = new MemoryStores(dice);
            journals = dice.nextInt(NODES + 1);
            for (int node = 0; node < NODES; node++) {
                nodes.add(new Member(stores, series, time, node < journals));
            }
        }

        void take(Step step) throws IOException {
            switch (step) {
                case Step.Hits hits -> hit(nodes.get(hits.node()), hits.counter(), hits.count());
                case Step.Write write -> nodes.get(write.node()).write();
                case Step.Apply apply ->
                    failing(apply.fault(), () -> nodes.get(apply.node()).apply());
                case Step.Meet meet -> nodes.get(meet.node()).meet();
                case Step.Export export -> {
                    series.failNextWrite(export.seriesFails());
                    failing(export.fault(), () -> nodes.get(export.node()).closeAndExport());
                }
                case Step.Wait wait -> time.advance(Duration.ofMinutes(wait.minutes()));
                case Step.SetClock set -> nodes.get(set.node()).setClock(Duration.ofMinutes(set.minutes()));
                case Step.Kill kill -> nodes.get(kill.node()).kill(dice);
            }
            check();
        }

        private void hit(Member node, int counter, int count) {
            sent[counter] += count;
            node.add(id(counter), count, keep(counter)).whenComplete((total, failed) -> {
                if (failed == null) {
                    acknowledged[counter] += count;
                    stored[counter] += node.hasJournal() ? 0 : count;
                }
            });
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

        private void check() throws IOException {
            for (int counter = 0; counter < COUNTERS; counter++) {
                for (int node = 0; node < NODES; node++) {
                    long total = nodes.get(node).total(id(counter));
                    if (total < stored[counter]) {
                        // It does not know yet that its name was inherited, and counts on under another.
                        nodes.get(node).meet();
                        total = nodes.get(node).total(id(counter));
                    }
                    assertThat(total).isBetween(stored[counter], sent[counter]);
                    assertThat(total).isGreaterThanOrEqualTo(shown[node][counter]);
                    shown[node][counter] = total;
                }
            }
        }

        void finish() throws IOException {
            for (var node : nodes) {
                node.setClock(Duration.ZERO);
                boolean dies = !node.hasJournal() && dice.nextBoolean();
                if (dies) {
                    node.die();
                } else {
                    node.stop();
                }
            }
            nodes.clear();
            nodes.add(new Member(stores, series, time, false));
            for (int hour = 0; hour < 8; hour++) {
                time.advance(Duration.ofHours(1));
                nodes.getFirst().meet();
                nodes.getFirst().closeAndExport();
            }
            nodes.getFirst().meet();
            for (int counter = 0; counter < COUNTERS; counter++) {
                long total = nodes.getFirst().total(id(counter));
                assertThat(total).isBetween(acknowledged[counter], sent[counter]);
                assertThat(stores.total(id(counter).key())).isEqualTo(total);
                if (journals == 0) {
                    assertThat(exportedSum(counter))
                            .as("what the dead left is exported")
                            .isEqualTo(keep(counter) == Tallies.Keep.HISTORY ? total : 0);
                }
                for (var resolution : Resolution.values()) {
                    assertThat(historySum(counter, resolution))
                            .isEqualTo(keep(counter) == Tallies.Keep.HISTORY ? total : 0);
                }
            }
        }

        private long exportedSum(int counter) {
            var key = new SeriesKey(id(counter).key());
            return series.read(List.of(key), Resolution.MINUTE, EARLIEST, END).stream()
                    .mapToLong(Reading::count)
                    .sum();
        }

        private long historySum(int counter, Resolution resolution) {
            return nodes.getFirst().history(id(counter), resolution, EARLIEST, END).stream()
                    .mapToLong(Sample::count)
                    .sum();
        }

        private static CounterId id(int counter) {
            return CounterId.of("views", "badge" + counter);
        }

        private static Tallies.Keep keep(int counter) {
            return counter % 3 == 2 ? Tallies.Keep.TOTAL : Tallies.Keep.HISTORY;
        }

        private interface Doing {
            void run() throws IOException;
        }
    }
}
