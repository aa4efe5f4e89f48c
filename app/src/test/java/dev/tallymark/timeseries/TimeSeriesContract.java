package dev.tallymark.timeseries;

import static dev.tallymark.timeseries.Resolution.DAY;
import static dev.tallymark.timeseries.Resolution.HOUR;
import static dev.tallymark.timeseries.Resolution.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TimeSeries} does. The series used here are new for each test. */
public abstract class TimeSeriesContract {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private final SeriesKey series = new SeriesKey("views/" + System.nanoTime() + "/a page, with=signs");

    /** The store under test. */
    protected abstract TimeSeries store();

    @Test
    void givesBackWhatWasWrittenOldestFirst() {
        store().write(List.of(point(MINUTE, "p1", NOON.plusSeconds(60), 2), point(MINUTE, "p1", NOON, 1)));

        assertThat(store().read(List.of(series), MINUTE, NOON, NOON.plusSeconds(120)))
                .containsExactly(reading("p1", NOON, 1), reading("p1", NOON.plusSeconds(60), 2));
    }

    @Test
    void replacesAPointThatIsWrittenAgain() {
        store().write(List.of(point(HOUR, "p1", NOON, 5)));
        store().write(List.of(point(HOUR, "p1", NOON, 3)));

        assertThat(hours()).containsExactly(reading("p1", NOON, 3));
    }

    @Test
    void givesEachProducersCount() {
        store().write(List.of(point(HOUR, "p2", NOON, 7), point(HOUR, "p1", NOON, 5)));

        assertThat(hours()).containsExactly(reading("p1", NOON, 5), reading("p2", NOON, 7));
    }

    @Test
    void givesManySeriesAtOnceInOrder() {
        var neighbour = new SeriesKey(series.value() + "x");
        var absent = new SeriesKey(series.value() + "y");
        var later = NOON.plus(Duration.ofHours(1));
        store().write(List.of(
                new Point(neighbour, HOUR, "p1", NOON, 9), point(HOUR, "p1", later, 2), point(HOUR, "p1", NOON, 1)));

        assertThat(store().read(List.of(neighbour, absent, series, neighbour), HOUR, NOON, later.plusSeconds(1)))
                .containsExactly(
                        reading("p1", NOON, 1), reading("p1", later, 2), new Reading(neighbour, "p1", NOON, 9));
        assertThat(store().read(List.of(), HOUR, NOON, later)).isEmpty();
    }

    @Test
    void refusesToGiveMoreThanItsBound() {
        var minutes = IntStream.rangeClosed(0, TimeSeries.MOST_READINGS)
                .mapToObj(minute -> point(MINUTE, "p1", NOON.plus(Duration.ofMinutes(minute)), 1))
                .toList();
        store().write(minutes);
        var last = minutes.getLast().at();

        assertThat(store().read(List.of(series), MINUTE, NOON, last)).hasSize(TimeSeries.MOST_READINGS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().read(List.of(series), MINUTE, NOON, last.plusSeconds(1)))
                .withMessageContaining("more than 100000 readings");
    }

    @Test
    void keepsResolutionsApart() {
        var day = DAY.floor(NOON);
        store().write(List.of(point(MINUTE, "p1", NOON, 1), point(HOUR, "p1", NOON, 2), point(DAY, "p1", day, 3)));

        assertThat(store().read(List.of(series), DAY, day, NOON)).containsExactly(reading("p1", day, 3));
        assertThat(hours()).containsExactly(reading("p1", NOON, 2));
    }

    @Test
    void keepsSeriesApart() {
        var neighbour = new SeriesKey(series.value() + "x");
        store().write(List.of(new Point(neighbour, HOUR, "p1", NOON, 9)));

        assertThat(hours()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "\\",
                "\\\\",
                "\\'",
                " ",
                ",",
                "=",
                "a,b=c d",
                "%",
                "%0025",
                "' OR 1=1 --",
                "'; DROP DATABASE x",
                "$x",
                "/*",
                "=~ /.*/",
                "ä",
                "漢字",
                "\uD83D\uDE00",
                "\u2028",
                "ends with \\",
                "\\,producer=p9"
            })
    void takesAnyName(String ending) {
        var odd = new SeriesKey(series.value() + ending);
        store().write(List.of(new Point(odd, HOUR, "p1", NOON, 9), point(HOUR, "p1", NOON, 1)));

        assertThat(store().read(List.of(odd), HOUR, NOON, NOON.plusSeconds(1)))
                .containsExactly(new Reading(odd, "p1", NOON, 9));
        assertThat(hours()).containsExactly(reading("p1", NOON, 1));
        store().delete(odd);
        assertThat(hours()).containsExactly(reading("p1", NOON, 1));
    }

    @Test
    void readsFromInclusiveToExclusiveByWhereABucketBegins() {
        store().write(IntStream.range(0, 5)
                .mapToObj(hour -> point(HOUR, "p1", NOON.plus(Duration.ofHours(hour)), hour + 1))
                .toList());

        assertThat(store().read(List.of(series), HOUR, NOON.plusNanos(1), NOON.plus(Duration.ofHours(3))))
                .extracting(Reading::count)
                .containsExactly(2L, 3L);
        assertThat(store().read(
                                List.of(series),
                                HOUR,
                                NOON,
                                NOON.plus(Duration.ofHours(3)).plusNanos(1)))
                .extracting(Reading::count)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(store().read(List.of(series), HOUR, NOON, NOON)).isEmpty();
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
        assertThat(store().read(List.of(series), MINUTE, NOON, NOON.plusSeconds(60)))
                .isEmpty();
        assertThat(store().read(List.of(neighbour), HOUR, NOON, NOON.plusSeconds(1)))
                .hasSize(1);
        store().write(List.of(point(HOUR, "p1", NOON, 4)));
        assertThat(hours()).containsExactly(reading("p1", NOON, 4));
    }

    @Test
    void forgettingWhatNeverWasIsNoError() {
        store().delete(series);

        assertThat(hours()).isEmpty();
    }

    private List<Reading> hours() {
        return store().read(List.of(series), HOUR, NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));
    }

    private Reading reading(String producer, Instant at, long count) {
        return new Reading(series, producer, at, count);
    }

    private Point point(Resolution resolution, String producer, Instant at, long count) {
        return new Point(series, resolution, producer, at, count);
    }
}
