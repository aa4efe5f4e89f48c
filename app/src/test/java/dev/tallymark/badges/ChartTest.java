package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.badges.Chart.Column;
import dev.tallymark.timeseries.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:32:00Z");
    private static final Instant BORN = Instant.parse("2026-11-11T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"HOUR, 48", "DAY, 30", "WEEK, 26", "MONTH, 24", "ALL, 11"})
    void hasAColumnForEveryPeriodEvenWithoutViews(Range range, int columns) {
        var chart = Chart.of(range, List.of(), BORN, NOW);
        assertThat(chart.columns()).hasSize(columns);
        assertThat(chart.latest().partial()).isTrue();
        assertThat(chart.latest().at()).isEqualTo(range.period(BORN, NOW).floor(NOW));
    }

    @Test
    void sumsDaysIntoWeeksThatBeginOnMonday() {
        var samples = List.of(day("2026-11-15", 1), day("2026-11-16", 2), day("2026-11-21", 3));
        assertThat(Chart.of(Range.WEEK, samples, BORN, NOW).columns())
                .endsWith(
                        new Column(Instant.parse("2026-11-09T00:00:00Z"), "Week of 9 Nov 2026", 1, true),
                        new Column(Instant.parse("2026-11-16T00:00:00Z"), "Week of 16 Nov 2026", 5, true));
    }

    @Test
    void aWholeLifeIsDaysThenWeeksThenMonths() {
        assertThat(Range.ALL.period(NOW.minus(Duration.ofDays(90)), NOW)).isEqualTo(Period.DAY);
        assertThat(Range.ALL.period(NOW.minus(Duration.ofDays(91)), NOW)).isEqualTo(Period.WEEK);
        assertThat(Range.ALL.period(NOW.minus(Duration.ofDays(1_200)), NOW)).isEqualTo(Period.MONTH);
    }

    private static Sample day(String date, long count) {
        return new Sample(Instant.parse(date + "T00:00:00Z"), count);
    }
}
