package dev.tallymark.timeseries.influx;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What an operator watches: whether InfluxDB refuses what it should keep. */
record InfluxMetrics(RefusedPoints refused) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("timeseries.points.refused", refused, RefusedPoints::size)
                .description("Points that InfluxDB refuses, kept to be offered again")
                .register(registry);
    }
}
