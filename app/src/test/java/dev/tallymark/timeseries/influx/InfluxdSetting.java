package dev.tallymark.timeseries.influx;

import dev.tallymark.influxd.InfluxFront;
import dev.tallymark.influxd.Influxd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A history in a real InfluxDB behind a front that can misbehave. */
record InfluxdSetting(Influxd influxd, InfluxFront front, MemoryDocuments documents, InfluxSetting setting)
        implements AutoCloseable {

    /** As {@link Influxd#start}. */
    static InfluxdSetting start(Path folder, String... dataSettings) throws IOException, InterruptedException {
        var influxd = Influxd.start(folder, dataSettings);
        var front = InfluxFront.of(influxd);
        var documents = new MemoryDocuments();
        return new InfluxdSetting(
                influxd, front, documents, new InfluxSetting(InfluxSetting.older(front.url()), documents));
    }

    InfluxTimeSeries series() {
        return setting.series;
    }

    /** Another process with the same stores. */
    InfluxSetting another() {
        return new InfluxSetting(setting.target, documents, Clock.systemUTC(), Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        setting.close();
        documents.close();
        front.close();
        influxd.close();
    }
}
