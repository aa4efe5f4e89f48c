package dev.tallymark.timeseries.influx;

import dev.tallymark.influxd.Influxd;
import dev.tallymark.shared.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** A history in InfluxDB with all that belongs to it. Another one on the same documents is another process. */
final class InfluxSetting implements AutoCloseable {

    private final InfluxWriter writer;
    private final InfluxQueries queries;
    final InfluxTarget target;
    final RefusedPoints refused;
    final InfluxTimeSeries series;

    /** How many refused points are kept here at most. */
    static final int MOST_REFUSED = 2_000;

    InfluxSetting(InfluxTarget target, MemoryDocuments documents, Clock clock, Duration answer) {
        var respite = new Respite(clock);
        this.target = target;
        this.writer = new InfluxWriter(target, respite, answer);
        this.queries = new InfluxQueries(target, respite, answer);
        this.refused = new RefusedPoints(documents.database(), MOST_REFUSED);
        this.series = new InfluxTimeSeries(writer, queries, refused);
    }

    InfluxSetting(InfluxTarget target, MemoryDocuments documents) {
        this(target, documents, Clock.systemUTC(), Duration.ofSeconds(10));
    }

    /** A 1.x that asks nobody who he is. */
    static InfluxTarget older(URI url) {
        return InfluxTarget.of(
                new InfluxProperties(url.toString(), new Secret(""), "", "", Influxd.DATABASE, "", new Secret("")));
    }

    InfluxHealth health() {
        return new InfluxHealth(new InfluxReader(queries), refused);
    }

    @Override
    public void close() {
        writer.close();
        queries.close();
    }
}
