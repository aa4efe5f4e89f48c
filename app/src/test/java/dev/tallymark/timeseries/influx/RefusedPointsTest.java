package dev.tallymark.timeseries.influx;

import static dev.tallymark.timeseries.Resolution.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.influxd.InfluxFront;
import dev.tallymark.influxd.Influxd;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What InfluxDB refuses for good is kept and shown, stops nothing else, and arrives when it may. */
class RefusedPointsTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @TempDir
    static Path folder;

    private static InfluxdSetting influx;

    private final String run = "views/" + System.nanoTime() + "/";
    private final SeriesKey bad = new SeriesKey(run + "bad");

    @BeforeAll
    static void start() throws Exception {
        influx = InfluxdSetting.start(folder.resolve("influxd"));
    }

    @AfterAll
    static void stop() {
        if (influx != null) {
            influx.close();
        }
    }

    @AfterEach
    void takeEverything() {
        influx.front().recover();
        influx.series().offerRefused();
        assertThat(influx.setting().refused.size()).isZero();
    }

    @Test
    void oneRefusedPointKeepsNoOtherBack() throws Exception {
        influx.front().strike(InfluxFront.refuseWritesWith(run + "bad"));
        var points = IntStream.range(0, 1_000)
                .mapToObj(number -> point(run + (number == 617 ? "bad" : "good" + number), 1))
                .toList();
        influx.front().requests();

        influx.series().write(points);

        assertThat(influx.setting().refused.size()).isOne();
        assertThat(influx.front().requests()).hasSizeLessThan(30);
        assertThat(inInfluxDb(run + "good616")).contains("[[1774785600,1]]");
        assertThat(inInfluxDb(run + "bad")).doesNotContain("values");
        assertThat(sum(points.stream().map(Point::series).toList())).isEqualTo(1_000);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theLogSaysWhyInTheWordsOfInfluxDb(CapturedOutput output) {
        influx.front().strike(InfluxFront.refuseWritesWith(run + "bad"));

        influx.series().write(List.of(point(run + "bad", 1)));

        assertThat(output).contains("It says: partial write: refused dropped=1");
    }

    @Test
    void aSeriesThatIsRefusedIsNotTriedWithEveryWrite() {
        influx.front().strike(InfluxFront.refuseWritesWith(run + "bad"));
        influx.series().write(List.of(point(run + "bad", 1)));
        influx.front().requests();

        influx.series()
                .write(List.of(new Point(bad, HOUR, "p1", NOON.plus(Duration.ofHours(1)), 2), point(run + "good", 3)));

        assertThat(influx.front().requests()).containsExactly("/api/v2/write");
        assertThat(sum(List.of(bad))).isEqualTo(3);
    }

    @Test
    void whatWasRefusedArrivesOnceItMay() throws Exception {
        influx.front().strike(InfluxFront.refuseWritesWith(run + "bad"));
        influx.series().write(List.of(point(run + "bad", 7), point(run + "good", 1)));
        influx.series().offerRefused();
        assertThat(influx.setting().refused.size()).as("still refused").isOne();

        influx.front().recover();
        influx.series().offerRefused();

        assertThat(influx.setting().refused.size()).isZero();
        assertThat(inInfluxDb(run + "bad")).contains("[[1774785600,7]]");
        assertThat(influx.series().read(List.of(bad), HOUR, NOON, NOON.plusSeconds(1)))
                .containsExactly(new Reading(bad, "p1", NOON, 7));
    }

    @Test
    void whatIsStillRefusedStaysWhileTheRestArrives() throws Exception {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        influx.series().write(List.of(point(run + "bad", 7), point(run + "good", 1)));
        assertThat(influx.setting().refused.size()).isEqualTo(2);

        influx.front().strike(InfluxFront.refuseWritesWith(run + "bad"));
        influx.series().offerRefused();

        assertThat(influx.setting().refused.size()).isOne();
        assertThat(inInfluxDb(run + "good")).contains("values");
        assertThat(sum(List.of(bad))).isEqualTo(7);
    }

    @Test
    void anOfferThatFailsHalfWayLosesNothing() {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        influx.series().write(List.of(point(run + "bad", 7)));

        influx.front().strike(InfluxFront.refuseWrites(503, "{}", Map.of()));
        influx.series().offerRefused();

        assertThat(influx.setting().refused.size()).isOne();
        assertThat(sum(List.of(bad))).isEqualTo(7);
    }

    @Test
    void anotherProcessSeesWhatThisOneKeeps() {
        try (var other = influx.another()) {
            other.series.read(List.of(bad), HOUR, NOON, NOON.plusSeconds(1));
            influx.front().strike(InfluxFront.refuseWritesWith(run));
            influx.series().write(List.of(point(run + "bad", 7)));

            assertThat(other.series.read(List.of(bad), HOUR, NOON, NOON.plusSeconds(1)))
                    .containsExactly(new Reading(bad, "p1", NOON, 7));
            influx.front().recover();
            other.series.offerRefused();
            assertThat(influx.series().read(List.of(bad), HOUR, NOON, NOON.plusSeconds(1)))
                    .containsExactly(new Reading(bad, "p1", NOON, 7));
            assertThat(influx.setting().refused.size()).isZero();
        }
    }

    @Test
    void twoProcessesThatOfferTheSameKeepItOnce() {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        influx.series().write(List.of(point(run + "bad", 7)));
        influx.series().write(List.of(new Point(bad, HOUR, "p1", NOON.plus(Duration.ofHours(1)), 2)));
        try (var other = influx.another()) {
            influx.series().offerRefused();
            other.series.offerRefused();

            assertThat(other.refused.size()).isEqualTo(2);
            assertThat(sum(List.of(bad))).isEqualTo(9);
        }
    }

    @Test
    void aServerThatRefusesEverythingIsAskedABoundedNumberOfTimes() {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        var points = IntStream.range(0, InfluxSetting.MOST_REFUSED)
                .mapToObj(number -> point(run + number, 1))
                .toList();
        influx.front().requests();

        influx.series().write(points);

        assertThat(influx.front().requests()).hasSizeLessThan(600);
        assertThat(sum(points.stream().map(Point::series).toList())).isEqualTo(InfluxSetting.MOST_REFUSED);
    }

    @Test
    void whoeverHasMoreRefusedPointsThanAreKeptMustWait() {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        var points = IntStream.rangeClosed(0, InfluxSetting.MOST_REFUSED)
                .mapToObj(number -> point(run + number, 1))
                .toList();

        assertThatExceptionOfType(TimeSeriesUnavailable.class)
                .isThrownBy(() -> influx.series().write(points))
                .withMessageContaining("refuses more than");
        influx.front().recover();
        influx.series().write(points);
        assertThat(sum(points.stream().map(Point::series).toList())).isEqualTo(InfluxSetting.MOST_REFUSED + 1);
    }

    @Test
    void aDeletedSeriesIsForgottenHereToo() {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        influx.series().write(List.of(point(run + "bad", 7), point(run + "other", 1)));

        influx.series().delete(bad);

        assertThat(sum(List.of(bad))).isZero();
        assertThat(sum(List.of(new SeriesKey(run + "other")))).isOne();
    }

    @Test
    void whereRowsCannotBeDeletedTheyAreOverwrittenByNothing() {
        influx.series().write(List.of(point(run + "bad", 7), point(run + "good", 1)));
        influx.front().strike(InfluxFront.refuseStatements("DELETE"));

        influx.series().delete(bad);

        assertThat(sum(List.of(bad))).isZero();
        assertThat(sum(List.of(new SeriesKey(run + "good")))).isOne();
    }

    @Test
    void theHealthPageSaysHowMuchIsRefused() {
        influx.front().strike(InfluxFront.refuseWritesWith(run));
        influx.series().write(List.of(point(run + "bad", 7)));

        var health = influx.setting().health().health();

        assertThat(health.getStatus().getCode()).isEqualTo("UP");
        assertThat(health.getDetails()).containsEntry("refusedPoints", 1);
    }

    @Test
    void whatALimitOfSeriesKeptOutArrivesWhenItIsRaised(@TempDir Path other) throws Exception {
        var points = IntStream.range(0, 40)
                .mapToObj(number -> point(run + number, number + 1))
                .toList();
        var series = points.stream().map(Point::series).toList();
        try (var limited = InfluxdSetting.start(other, "max-series-per-database = 10")) {
            limited.series().write(points);
            limited.series().write(points);

            assertThat(limited.setting().refused.size()).isEqualTo(30);
            assertThat(sum(limited, series)).isEqualTo(820);

            limited.influxd().close();
            try (var unlimited = Influxd.start(other)) {
                limited.front().leadTo(unlimited);
                limited.series().offerRefused();

                assertThat(limited.setting().refused.size()).isZero();
                assertThat(sum(limited, series)).isEqualTo(820);
            }
        }
    }

    private static long sum(Collection<SeriesKey> series) {
        return sum(influx, series);
    }

    private static long sum(InfluxdSetting where, Collection<SeriesKey> series) {
        return where.series().read(series, HOUR, NOON, NOON.plus(Duration.ofDays(1))).stream()
                .mapToLong(Reading::count)
                .sum();
    }

    private static String inInfluxDb(String series) throws Exception {
        return influx.influxd().query("SELECT \"count\" FROM tallymark_hour WHERE \"series\" = '" + series + "'");
    }

    private static Point point(String series, long count) {
        return new Point(new SeriesKey(series), HOUR, "p1", NOON, count);
    }
}
