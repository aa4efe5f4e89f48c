package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What goes on while something takes long. */
class WorkersTest {

    private static final JournalSettings SETTINGS =
            new JournalSettings(4_096, 1 << 20, 0, Duration.ZERO, Duration.ZERO, false);
    private static final CounterId BADGE = CounterId.of("views", "badge");
    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");

    private final MovableClock clock = new MovableClock(START);
    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final HangingSeries series = new HangingSeries();

    @Test
    void minutesAreClosedWhileTheTimeSeriesHangs() throws Exception {
        try (var tallies = new ExactTallies(ground(), new Bounds(10, 100), 5)) {
            tallies.start();
            hitAndEndTheMinute(tallies);
            assertThat(series.asked.await(20, TimeUnit.SECONDS)).isTrue();

            hitAndEndTheMinute(tallies);

            await(() -> closedBefore() == START.getEpochSecond() / 60 + 2);
            series.answer.countDown();
            tallies.stop();
        }
    }

    private void hitAndEndTheMinute(ExactTallies tallies) {
        tallies.add(BADGE, 1, Tallies.Keep.HISTORY, Charge.NOBODY).join();
        clock.advance(Duration.ofMinutes(1));
    }

    private long closedBefore() {
        return stores.of(Node.PRODUCER.id()).progress(0).closedBefore();
    }

    private static void await(BooleanSupplier event) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!event.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Ground ground() {
        return new Ground(
                new Durability.InJournal(new MemoryDisk(), SETTINGS, Node.PRODUCER),
                stores,
                false,
                Lease.Terms.JOURNAL,
                series,
                clock,
                System::nanoTime,
                () -> {});
    }

    /** A time series that takes its time. */
    private static final class HangingSeries implements TimeSeries {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public void write(Collection<Point> points) {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<Reading> read(Collection<SeriesKey> series, Resolution resolution, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public void delete(SeriesKey series) {}
    }
}
