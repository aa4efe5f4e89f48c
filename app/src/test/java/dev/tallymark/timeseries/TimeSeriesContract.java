package dev.tallymark.timeseries;

import static dev.tallymark.timeseries.Resolution.DAY;
import static dev.tallymark.timeseries.Resolution.HOUR;
import static dev.tallymark.timeseries.Resolution.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TimeSeries} does. The series used here are new for each test. */
public abstract class TimeSeriesContract {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private final SeriesKey series = new SeriesKey("views/" + System.nanoTime() + "/a page, with=signs");

    /** The store under test. */
    protected abstract TimeSeries store();

    @Test
    void givesBackWhatWasWrittenOldestFirst() {
        store().write(List.of(point(MINUTE, "p1", NOON.plusSeconds(60), 2), point(MINUTE, "p1", NOON, 1)));

        assertThat(store().read(series, MINUTE, NOON, NOON.plusSeconds(120)))
                .containsExactly(new Sample(NOON, 1), new Sample(NOON.plusSeconds(60), 2));
    }

    @Test
    void replacesAPointThatIsWrittenAgain() {
        store().write(List.of(point(HOUR, "p1", NOON, 5)));
        store().write(List.of(point(HOUR, "p1", NOON, 3)));

        assertThat(hours()).containsExactly(new Sample(NOON, 3));
    }

    @Test
    void sumsProducers() {
        store().write(List.of(point(HOUR, "p1", NOON, 5), point(HOUR, "p2", NOON, 7)));

        assertThat(hours()).containsExactly(new Sample(NOON, 12));
    }

    @Test
    void keepsResolutionsApart() {
        var day = DAY.floor(NOON);
        store().write(List.of(point(MINUTE, "p1", NOON, 1), point(HOUR, "p1", NOON, 2), point(DAY, "p1", day, 3)));

        assertThat(store().read(series, DAY, day, NOON)).containsExactly(new Sample(day, 3));
        assertThat(hours()).containsExactly(new Sample(NOON, 2));
    }

    @Test
    void keepsSeriesApart() {
        var neighbour = new SeriesKey(series.value() + "x");
        store().write(List.of(new Point(neighbour, HOUR, "p1", NOON, 9)));

        assertThat(hours()).isEmpty();
    }

    @Test
    void readsFromInclusiveToExclusiveByWhereABucketBegins() {
        store().write(IntStream.range(0, 5)
                .mapToObj(hour -> point(HOUR, "p1", NOON.plus(Duration.ofHours(hour)), hour + 1))
                .toList());

        assertThat(store().read(series, HOUR, NOON.plusNanos(1), NOON.plus(Duration.ofHours(3))))
                .extracting(Sample::count)
                .containsExactly(2L, 3L);
        assertThat(store().read(
                                series,
                                HOUR,
                                NOON,
                                NOON.plus(Duration.ofHours(3)).plusNanos(1)))
                .extracting(Sample::count)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(store().read(series, HOUR, NOON, NOON)).isEmpty();
    }

    @Test
    void leavesOutBucketsWithoutHits() {
        store().write(List.of(point(HOUR, "p1", NOON, 0)));

        assertThat(hours()).isEmpty();
    }

    @Test
    void forgetsADeletedSeriesAtEveryResolutionAndTakesItUpAnew() {
        store().write(List.of(point(MINUTE, "p1", NOON, 1), point(HOUR, "p1", NOON, 1), point(HOUR, "p2", NOON, 1)));
        var neighbour = new SeriesKey(series.value() + "x");
        store().write(List.of(new Point(neighbour, HOUR, "p1", NOON, 9)));

        store().delete(series);

        assertThat(hours()).isEmpty();
        assertThat(store().read(series, MINUTE, NOON, NOON.plusSeconds(60))).isEmpty();
        assertThat(store().read(neighbour, HOUR, NOON, NOON.plusSeconds(1))).hasSize(1);
        store().write(List.of(point(HOUR, "p1", NOON, 4)));
        assertThat(hours()).containsExactly(new Sample(NOON, 4));
    }

    @Test
    void forgettingWhatNeverWasIsNoError() {
        store().delete(series);

        assertThat(hours()).isEmpty();
    }

    private List<Sample> hours() {
        return store().read(series, HOUR, NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));
    }

    private Point point(Resolution resolution, String producer, Instant at, long count) {
        return new Point(series, resolution, producer, at, count);
    }
}
