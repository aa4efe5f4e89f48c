package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:32:07Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT59S, just now",
        "PT1M, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT1H, 1 hour ago",
        "PT23H59M, 23 hours ago",
        "P1D, 1 day ago",
        "P30D, 30 days ago",
        "P31D, 21 Oct 2026",
        "PT-1S, 21 Nov 2026"
    })
    void tellsTheAgeUpToThirtyDays(Duration age, String text) {
        assertThat(Moment.ago(NOW.minus(age), NOW).text()).isEqualTo(text);
    }

    @Test
    void saysExactlyWhenBesideWhatOneReads() {
        assertThat(Moment.minute(NOW))
                .isEqualTo(new Moment("21 Nov 2026, 14:32", "21 Nov 2026, 14:32:07 UTC", "2026-11-21T14:32:07Z"));
    }
}
