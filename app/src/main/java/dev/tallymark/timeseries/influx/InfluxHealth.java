package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether InfluxDB answers a question like those of the pages, and how much it refused. */
record InfluxHealth(InfluxReader reader, RefusedPoints refused) implements HealthIndicator {

    private static final SeriesKey NONE = new SeriesKey("health");

    @Override
    public Health health() {
        var health = Health.up();
        try {
            reader.some(NONE, Resolution.DAY, 1);
        } catch (TimeSeriesUnavailable e) {
            health = Health.down().withDetail("reason", String.valueOf(e.getMessage()));
        }
        return health.withDetail("refusedPoints", refused.size()).build();
    }
}
