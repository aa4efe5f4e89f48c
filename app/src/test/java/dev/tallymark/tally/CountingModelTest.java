package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
 * Counting against a plain model: whatever is done in whatever order, with the power cut, the store refusing, doing
 * half, losing answers, coming back older or refusing one counter, every acknowledged hit counts once, and the history sums to the total.
 */
class CountingModelTest {

    private static final int COUNTERS = 6;
    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");
    private static final Instant EARLIEST = START.minus(Duration.ofDays(200));
    private static final Instant END = START.plus(Duration.ofDays(2_000));

    /** One thing that happens. */
    sealed interface Step {

        record Hits(int counter, int count) implements Step {}

        record Write() implements Step {}

        record Apply(MemoryCounterStore.Fault fault) implements Step {}

        record Export(MemoryCounterStore.Fault fault, boolean seriesFails) implements Step {}

        record Wait(int minutes) implements Step {}

        record SetClock(int minutes) implements Step {}

        record Evict() implements Step {}

        record Kill() implements Step {}

        record CutPowerWhileWriting() implements Step {}

        record Remember() implements Step {}

        record Refuse(int counter) implements Step {}

        record Mend(MemoryCounterStore.Fault fault) implements Step {}

        record ComeBackOlder() implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var fault = Arbitraries.of(MemoryCounterStore.Fault.class);
        var counter = Arbitraries.integers().between(0, COUNTERS - 1);
        Arbitrary<Step> hits =
                counter.flatMap(c -> Arbitraries.integers().between(1, 9).map(count -> (Step) new Step.Hits(c, count)));
        Arbitrary<Step> export =
                fault.flatMap(f -> Arbitraries.of(true, false).map(fails -> (Step) new Step.Export(f, fails)));
        Arbitrary<Step> clock = Arbitraries.of(-3_000, -61, -5, -1, 61, 20_000).map(Step.SetClock::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(10, hits),
                        Tuple.of(6, Arbitraries.just((Step) new Step.Write())),
                        Tuple.of(5, fault.map(f -> (Step) new Step.Apply(f))),
                        Tuple.of(3, export),
                        Tuple.of(3, Arbitraries.of(1, 3, 20, 200, 1_500).map(m -> (Step) new Step.Wait(m))),
                        Tuple.of(2, clock),
                        Tuple.of(1, Arbitraries.just((Step) new Step.Evict())),
                        Tuple.of(2, Arbitraries.just((Step) new Step.Kill())),
                        Tuple.of(1, Arbitraries.just((Step) new Step.CutPowerWhileWriting())),
                        Tuple.of(1, Arbitraries.just((Step) new Step.Remember())),
                        Tuple.of(2, counter.map(c -> (Step) new Step.Refuse(c))),
                        Tuple.of(1, fault.map(f -> (Step) new Step.Mend(f))),
                        Tuple.of(1, Arbitraries.just((Step) new Step.ComeBackOlder())))
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

    /** A node, its disk and store, and what it should have counted. */
    private static final class Run {

        private final Random dice;
        private final MemoryDisk disk = new MemoryDisk();
        private final MemoryStores stores;
        private final MemoryCounterStore store;
        private final MemorySeries series = new MemorySeries();
        private final Timepiece clock = new Timepiece(START);
        private final long[] acknowledged = new long[COUNTERS];
        private final long[] sent = new long[COUNTERS];
        private final long[] shown = new long[COUNTERS];
        private Node node;
        private Instant remembered = START;
        private boolean rememberedFits = true;
        private Instant latest = START;

        Run(int seed) throws IOException {
            dice = new Random(seed);
            stores = new MemoryStores(dice);
            store = stores.of(Node.PRODUCER.id());
            node = new Node(disk, stores, series, clock);
        }

        void take(Step step) throws IOException {
            switch (step) {
                case Step.Hits hits -> hit(node, hits.counter(), hits.count());
                case Step.Write write -> node.write();
                case Step.Apply apply -> failing(apply.fault(), () -> node.apply());
                case Step.Export export -> {
                    if (export.seriesFails()) {
                        series.failNextWrite(true);
                    }
                    failing(export.fault(), () -> node.closeAndExport());
                }
                case Step.Wait wait -> wind(wait.minutes());
                case Step.SetClock set -> wind(set.minutes());
                case Step.Evict evict -> node.evict();
                case Step.Kill kill -> restart();
                case Step.CutPowerWhileWriting cut -> {
                    disk.cutAfter(dice.nextInt(3));
                    try {
                        node.write();
                    } catch (MemoryDisk.PowerCut gone) {
                        // what was on its way was not acknowledged
                    }
                    restart();
                }
                case Step.Remember remember -> {
                    store.remember();
                    remembered = clock.instant();
                    rememberedFits = true;
                }
                case Step.Refuse refuse -> store.refuse(id(refuse.counter()).key());
                case Step.Mend mend -> {
                    store.mend();
                    failing(mend.fault(), () -> node.retryQuarantined());
                }
                case Step.ComeBackOlder older -> {
                    if (rememberedFits) {
                        store.setBack();
                        restart();
                    }
                }
            }
            check();
        }

        /** A journal keeps what is stored for ten minutes, by whatever the clock says. */
        private void wind(int minutes) {
            clock.advance(minutes);
            latest = clock.instant().isAfter(latest) ? clock.instant() : latest;
            rememberedFits &= Duration.between(remembered, clock.instant()).toMinutes() < 10;
        }

        private void hit(Node node, int counter, int count) {
            sent[counter] += count;
            node.add(id(counter), count, keep(counter)).whenComplete((total, failed) -> {
                if (failed == null) {
                    acknowledged[counter] += count;
                }
            });
        }

        private void restart() throws IOException {
            disk.reboot(dice);
            node = new Node(disk, stores, series, clock, Node.SETTINGS, dice.nextInt(1, 6), this::hitMeanwhile);
            java.util.Arrays.fill(shown, 0);
        }

        private void hitMeanwhile(Node recovering) {
            int counter = dice.nextInt(COUNTERS);
            hit(recovering, counter, 1);
            try {
                recovering.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A fault that nobody ran into must not wait for the next step. */
        private void failing(MemoryCounterStore.Fault fault, Doing doing) throws IOException {
            store.nextWrite(fault);
            try {
                doing.run();
            } catch (MemoryCounterStore.Away | dev.tallymark.timeseries.TimeSeriesUnavailable away) {
                // tried again at the next step, or after the next kill
            }
            store.nextWrite(MemoryCounterStore.Fault.NONE);
            series.failNextWrite(false);
        }

        private void check() {
            for (int counter = 0; counter < COUNTERS; counter++) {
                long total = node.total(id(counter));
                assertThat(total).isBetween(acknowledged[counter], sent[counter]);
                assertThat(total).isGreaterThanOrEqualTo(shown[counter]);
                shown[counter] = total;
                if (keep(counter) == Tallies.Keep.HISTORY) {
                    assertThat(historySum(counter, Resolution.HOUR)).isEqualTo(total);
                }
            }
        }

        void finish() throws IOException {
            node.write();
            node.apply();
            store.mend();
            wind((int) Duration.between(clock.instant(), latest).toMinutes() + 2 * 24 * 60);
            node.closeAndExport();
            check();
            disk.reboot(dice);
            node = new Node(disk, stores, series, clock);
            for (int counter = 0; counter < COUNTERS; counter++) {
                assertThat(store.total(id(counter).key())).isEqualTo(node.total(id(counter)));
                long kept = keep(counter) == Tallies.Keep.HISTORY ? node.total(id(counter)) : 0;
                for (var resolution : Resolution.values()) {
                    assertThat(historySum(counter, resolution)).isEqualTo(kept);
                }
            }
        }

        private long historySum(int counter, Resolution resolution) {
            return node.history(id(counter), resolution, EARLIEST, END).stream()
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

    /** A clock that the test winds. */
    private static final class Timepiece extends Clock {

        private Instant now;

        Timepiece(Instant now) {
            this.now = now;
        }

        void advance(int minutes) {
            now = now.plus(Duration.ofMinutes(minutes));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
