package dev.tallymark.timeseries;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How wide a stored bucket is. Buckets begin at whole minutes, hours and days of UTC. */
public enum Resolution {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Resolution(ChronoUnit unit) {
        this.unit = unit;
    }

    /** Where the bucket that holds this instant begins. */
    public Instant floor(Instant at) {
        return at.truncatedTo(unit);
    }

    /** How wide it is. */
    public Duration width() {
        return unit.getDuration();
    }

    /** Where the bucket that begins here ends. */
    public Instant next(Instant start) {
        return start.plus(1, unit);
    }
}
