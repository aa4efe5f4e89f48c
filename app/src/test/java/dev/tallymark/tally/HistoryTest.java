package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.MovableClock;
import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.tally.journal.MemoryLog;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Reading a history while it moves from store to time series; that it is exact is CountingModelTest's. */
class HistoryTest {

    private static final Instant START = Instant.parse("2026-11-20T02:10:00Z");
    private static final long HOUR = START.getEpochSecond() / 3_600;
    private static final CounterId BADGE = CounterId.of("views", "badge");
    private static final long MANY_DAYS = 100_000;

    private final MovableClock clock = new MovableClock(START);
    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final MemorySeries series = new MemorySeries();

    @Test
    void memoryLetsGoOfOldHoursThoughTheTimeSeriesIsAway() throws IOException {
        var node = new Node(new MemoryDisk(), stores, series, clock);
        for (int hour = 0; hour < 10; hour++) {
            node.add(BADGE, 1, Tallies.Keep.HISTORY);
            node.write();
            node.apply();
            clock.advance(Duration.ofHours(1));
            series.failNextWrite(true);
            assertThatExceptionOfType(TimeSeriesUnavailable.class).isThrownBy(node::closeAndExport);
        }

        assertThat(node.knows(BADGE, HOUR)).isFalse();
        assertThat(node.knows(BADGE, HOUR + 8)).isFalse();
        assertThat(node.knows(BADGE, HOUR + 9)).isTrue();
        assertThat(node.history(BADGE, Resolution.HOUR, START, START.plus(Duration.ofHours(11))))
                .hasSize(10)
                .extracting(Sample::count)
                .containsOnly(1L);
    }

    @Test
    void isReadWhileTheExportCatchesUp() {
        assertThat(readWhileTheBorderMovesBy(() -> 3)).isEmpty();
    }

    /** What was stored before may be forgotten then. */
    @Test
    void isReadAgainWhenTheExportHasLeftTheDaysThatAreKept() {
        var days = List.of(2, 2, 0).iterator();

        assertThat(readWhileTheBorderMovesBy(() -> days.next() * 24 * Hour.MINUTES))
                .isEmpty();
        assertThat(days.hasNext()).isFalse();
    }

    private List<Sample> readWhileTheBorderMovesBy(IntSupplier minutes) {
        var milestones = new Milestones(stores.of("own"), new Progress(0, MANY_DAYS, 0));
        var moving = new TimeSeries() {

            @Override
            public void write(Collection<Point> points) {}

            @Override
            public List<Reading> read(Collection<SeriesKey> some, Resolution resolution, Instant from, Instant to) {
                milestones.exportedBefore(milestones.reached().exportedBefore() + minutes.getAsInt());
                return List.of();
            }

            @Override
            public void delete(SeriesKey some) {}
        };
        var pending = new Pending(1, new Shares(1));
        var loader = new Loader(stores.of("own"), () -> false, System::nanoTime, 100);
        var log = new MemoryLog(1, 0, 0);
        var writer = new JournalWriter(log, pending, new OnceStored(loader), Clock.systemUTC(), 0);
        milestones.exportedBefore(24L * Hour.MINUTES);
        var history = new History(
                stores,
                moving,
                "own",
                stores.of("own"),
                Unexported.Memory.NONE,
                new Roster(stores, "own", Lease.Terms.JOURNAL, System::nanoTime),
                milestones,
                writer);
        return history.read(List.of(BADGE), Resolution.DAY, Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1)))
                .getOrDefault(BADGE, List.of());
    }
}
