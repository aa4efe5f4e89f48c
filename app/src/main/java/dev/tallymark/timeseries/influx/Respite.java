package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that InfluxDB asked to be left alone, for reads and writes alike. Safe for many threads. */
final class Respite {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Clock clock;
    private volatile Instant end = Instant.MIN;

    Respite(Clock clock) {
        this.clock = clock;
    }

    /** @throws TimeSeriesUnavailable while it lasts */
    void check() {
        if (clock.instant().isBefore(end)) {
            throw new TimeSeriesUnavailable("InfluxDB asked to be left alone until " + end, null);
        }
    }

    /**
     * Begins one.
     *
     * @param retryAfter the header's value; what is no number of seconds is left to the caller's own patience
     */
    void asked(@Nullable String retryAfter) {
        if (retryAfter != null && retryAfter.matches("[0-9]{1,9}")) {
            var wanted = Duration.ofSeconds(Long.parseLong(retryAfter));
            end = clock.instant().plus(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST);
        }
    }
}
