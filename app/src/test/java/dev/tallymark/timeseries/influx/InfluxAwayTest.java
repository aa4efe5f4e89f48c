package dev.tallymark.timeseries.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.MovableClock;
import dev.tallymark.influxd.InfluxFront;
import dev.tallymark.shared.Secret;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may work later is said to be unavailable: never an empty answer, never a point given up. */
class InfluxAwayTest {

    private static final SeriesKey SERIES = new SeriesKey("views/a/");
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final String TOKEN = "a-token-that-nobody-may-see";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final InfluxFront front = InfluxFront.alone();
    private final MemoryDocuments documents = new MemoryDocuments();
    private final InfluxSetting influx = new InfluxSetting(
            InfluxTarget.of(new InfluxProperties(
                    front.url().toString(), new Secret(TOKEN), "org", "bucket", "", "", new Secret(""))),
            documents,
            clock,
            Duration.ofMillis(500));

    @AfterEach
    void close() {
        influx.close();
        documents.close();
        front.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 502, 503, 504})
    void keepsNothingBackOfAWriteThatMayWorkLater(int status) {
        front.strike(InfluxFront.answer(status, "{\"message\":\"not now\"}", Map.of()));

        isUnavailable(this::write).withMessageContaining("not now");
        assertThat(influx.refused.size()).isZero();
        assertThat(front.requests()).as("it is not searched for refused points").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 502, 503, 504})
    void takesNoErrorForAnEmptyHistory(int status) {
        front.strike(InfluxFront.answer(status, "{\"error\":\"not now\"}", Map.of()));

        isUnavailable(this::read).withMessageContaining("not now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[{\"statement_id\":0,\"error\":\"database not found: bucket\"}]}",
                "{\"results\":[{\"statement_id\":0,\"series\":[],\"partial\":true}]}",
                "{\"results\":[{\"statement_id\":0,\"series\":[]}]}{\"results\":[{\"error\":\"timeout\"}]}",
                "{\"results\":[",
                "<html>a proxy's own page</html>"
            })
    void takesNoHalfAnswerForAWholeOne(String body) {
        front.strike(InfluxFront.answer(200, body, Map.of()));

        isUnavailable(this::read);
    }

    @Test
    void takesNoAnswerThatIsCutForAWholeOne() {
        front.strike(InfluxFront.cut());

        isUnavailable(this::read);
    }

    @Test
    void waitsForNoAnswerThatDoesNotEnd() {
        front.strike(InfluxFront.stall());

        isUnavailable(this::read);
        front.strike(InfluxFront.silence());
        isUnavailable(this::read);
        isUnavailable(this::write);
    }

    @Test
    void survivesAServerThatHangsUp() {
        front.strike(InfluxFront.away());

        isUnavailable(this::read);
        isUnavailable(this::write);
    }

    @Test
    void survivesAServerThatIsNotThere() {
        front.close();

        isUnavailable(this::read);
        isUnavailable(this::write);
        assertThat(influx.health().health().getStatus().getCode()).isEqualTo("DOWN");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void leavesTheServerAloneForAsLongAsItAsks(int status) {
        front.strike(InfluxFront.answer(status, "{}", Map.of("Retry-After", "30")));
        isUnavailable(this::write);
        front.strike(InfluxFront.answer(204, "", Map.of()));
        front.requests();

        clock.advance(Duration.ofSeconds(29));
        isUnavailable(this::write);
        isUnavailable(this::read);
        assertThat(front.requests()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThatCode(this::write).doesNotThrowAnyException();
    }

    @Test
    void leavesAServerAloneThatAsksAReader() {
        front.strike(InfluxFront.answer(429, "{}", Map.of("Retry-After", "5")));
        isUnavailable(this::read);
        front.requests();

        isUnavailable(this::write);
        assertThat(front.requests()).isEmpty();
    }

    @Test
    void isNotTurnedAwayForEverByAServerThatAsksForTooMuch() {
        front.strike(InfluxFront.answer(503, "{}", Map.of("Retry-After", "999999999")));
        isUnavailable(this::write);
        front.strike(InfluxFront.answer(204, "", Map.of()));

        clock.advance(Duration.ofMinutes(15));
        assertThatCode(this::write).doesNotThrowAnyException();
    }

    @Test
    void showsItsTokenToNobodyElse() {
        front.strike(InfluxFront.answer(401, "{\"message\":\"unauthorized access\"}", Map.of()));

        for (ThrowingCallable call : List.<ThrowingCallable>of(this::write, this::read)) {
            isUnavailable(call).satisfies(e -> {
                var text = new StringWriter();
                e.printStackTrace(new PrintWriter(text));
                assertThat(text.toString()).doesNotContain(TOKEN);
            });
        }
        assertThat(influx.target.toString()).doesNotContain(TOKEN);
        assertThat(influx.health().health().getDetails().toString()).doesNotContain(TOKEN);
    }

    private ThrowableAssertAlternative<TimeSeriesUnavailable> isUnavailable(ThrowingCallable call) {
        return assertThatExceptionOfType(TimeSeriesUnavailable.class).isThrownBy(call);
    }

    private void write() {
        influx.series.write(List.of(
                new Point(SERIES, Resolution.HOUR, "p1", NOON, 1), new Point(SERIES, Resolution.HOUR, "p2", NOON, 1)));
    }

    private void read() {
        influx.series.read(List.of(SERIES), Resolution.HOUR, NOON, NOON.plusSeconds(1));
    }
}
