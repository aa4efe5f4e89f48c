package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks for readings, many series in one statement, as many as make neither the statement nor its answer long. */
final class InfluxReader {

    private static final int LONGEST_LIST = 32_000;
    /** InfluxDB's times end in 2262. */
    private static final long LAST_SECOND = 9_000_000_000L;

    private final InfluxQueries queries;

    InfluxReader(InfluxQueries queries) {
        this.queries = queries;
    }

    /** As {@link TimeSeries#read}, in no order. */
    List<Reading> read(Collection<SeriesKey> series, Resolution resolution, Instant from, Instant to) {
        var readings = new ArrayList<Reading>();
        long buckets = Duration.between(from, to).dividedBy(resolution.width()) + 1;
        for (var part : parts(List.copyOf(series), buckets)) {
            var conditions = "time >= " + second(from) + "s AND time < " + second(to) + "s";
            add(part, resolution, conditions, TimeSeries.MOST_READINGS + 1, readings);
            if (readings.size() > TimeSeries.MOST_READINGS) {
                throw new IllegalArgumentException("more than " + TimeSeries.MOST_READINGS + " readings; ask for less");
            }
        }
        return readings;
    }

    /** At most so many of each producer's readings of one series. */
    List<Reading> some(SeriesKey series, Resolution resolution, int most) {
        var readings = new ArrayList<Reading>();
        var conditions = "time >= -" + LAST_SECOND + "s AND time < " + LAST_SECOND + "s";
        add(List.of(series), resolution, conditions, most, readings);
        return readings;
    }

    private void add(
            List<SeriesKey> series, Resolution resolution, String conditions, int most, List<Reading> readings) {
        var byTag = new HashMap<String, SeriesKey>();
        series.forEach(key -> byTag.put(Schema.tag(key), key));
        var statement = "SELECT \"" + Schema.COUNT + "\" FROM \"" + Schema.measurement(resolution) + "\" WHERE "
                + conditions + " AND \"" + Schema.COUNT + "\" > 0 AND ("
                + byTag.keySet().stream().map(InfluxReader::isSeries).collect(Collectors.joining(" OR "))
                + ") GROUP BY \"" + Schema.SERIES + "\", \"" + Schema.PRODUCER + "\" LIMIT " + most;
        for (var answered : queries.run(statement)) {
            add(answered, byTag, readings);
        }
    }

    private static void add(JsonNode answered, Map<String, SeriesKey> byTag, List<Reading> readings) {
        var tags = answered.path("tags");
        var key = byTag.get(tags.path(Schema.SERIES).asString(""));
        var producer = tags.path(Schema.PRODUCER).asString("");
        if (key != null) {
            for (var row : answered.path("values")) {
                readings.add(new Reading(
                        key,
                        producer,
                        Instant.ofEpochSecond(row.path(0).asLong()),
                        row.path(1).asLong()));
            }
        }
    }

    /** What a statement says to mean one series. */
    static String isSeries(String tag) {
        return "\"" + Schema.SERIES + "\" = '" + tag + "'";
    }

    private static List<List<SeriesKey>> parts(List<SeriesKey> series, long bucketsOfEach) {
        var parts = new ArrayList<List<SeriesKey>>();
        var part = new ArrayList<SeriesKey>();
        int length = 0;
        for (var key : series) {
            int more = isSeries(Schema.tag(key)).length();
            if (!part.isEmpty()
                    && (length + more > LONGEST_LIST || (part.size() + 1) * bucketsOfEach > TimeSeries.MOST_READINGS)) {
                parts.add(part);
                part = new ArrayList<>();
                length = 0;
            }
            part.add(key);
            length += more;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** The first whole second at this instant or later: buckets begin at whole seconds. */
    private static long second(Instant at) {
        long second = at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
        return Math.clamp(second, -LAST_SECOND, LAST_SECOND);
    }
}
