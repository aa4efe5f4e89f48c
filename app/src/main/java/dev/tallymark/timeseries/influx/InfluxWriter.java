package dev.tallymark.timeseries.influx;

import com.influxdb.LogLevel;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * Writes points and waits for the answer. The client's other way, which gathers points and writes them behind the
 * caller's back, drops them when it is refused.
 */
final class InfluxWriter implements AutoCloseable {

    private static final Duration REACH = Duration.ofSeconds(2);

    /** Malformed or in conflict, too many at once, outside what is kept: the same again is refused again. */
    private static final Set<Integer> ABOUT_THE_POINTS = Set.of(400, 413, 422);

    private static final int LONGEST_REASON = 300;

    private final InfluxDBClient client;
    private final WriteApiBlocking writes;
    private final InfluxTarget target;
    private final Respite respite;

    InfluxWriter(InfluxTarget target, Respite respite, Duration answer) {
        var options = InfluxDBClientOptions.builder()
                .url(target.url().toString())
                .org(target.org())
                .bucket(target.bucket())
                .logLevel(LogLevel.NONE)
                .okHttpClient(new OkHttpClient.Builder()
                        .connectTimeout(REACH)
                        .writeTimeout(answer)
                        .readTimeout(answer)
                        .callTimeout(answer.plus(REACH)));
        if (!target.token().value().isEmpty()) {
            options.authenticateToken(target.token().value().toCharArray());
        }
        this.client = InfluxDBClientFactory.create(options.build());
        this.writes = client.getWriteApiBlocking();
        this.target = target;
        this.respite = respite;
    }

    /**
     * Returns when all of them are stored.
     *
     * @throws PointsRefused when at least one never will be; nothing is known about the others
     * @throws TimeSeriesUnavailable when it may work later; likewise
     */
    void write(Collection<Point> points) throws PointsRefused {
        respite.check();
        try {
            writes.writeRecord(target.bucket(), target.org(), WritePrecision.S, Schema.lines(points));
        } catch (InfluxException e) {
            if (ABOUT_THE_POINTS.contains(e.status())) {
                throw new PointsRefused(reason(e));
            }
            e.headers().forEach((name, value) -> {
                if (name.toLowerCase(Locale.ROOT).equals("retry-after")) {
                    respite.asked(value);
                }
            });
            throw new TimeSeriesUnavailable("InfluxDB takes no points now: " + reason(e), e);
        }
    }

    /** What it says, without the line that it is about where that is long. */
    private static String reason(InfluxException refusal) {
        var message = message(refusal);
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON) + "…";
    }

    /** The client looks for InfluxDB 2's "message" alone; 1.x and 3 call it "error". */
    private static String message(InfluxException refusal) {
        var message = refusal.getMessage();
        if (message != null) {
            return message;
        }
        var error = refusal.errorBody().get("error");
        return error == null ? "HTTP " + refusal.status() : error.toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
