package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * How points are written down: one measurement for each resolution, the series and the producer as tags, and the count
 * as an integer field. A point's tags and time are its identity, so that writing it again replaces it.
 *
 * <p>Names of series are coded into letters, digits, and marks that mean nothing anywhere. Escaping would not do: line
 * protocol cannot say a backslash before a comma or at the end of a tag, and the parsers of InfluxDB 1 and 3 read two
 * backslashes differently. Nothing is ever decoded; whoever reads knows what was asked for.
 */
final class Schema {

    static final String COUNT = "count";
    static final String SERIES = "series";
    static final String PRODUCER = "producer";

    private static final String PLAIN = "/-_.:~";

    private Schema() {}

    /** Stands in the database: never change one. */
    static String measurement(Resolution resolution) {
        return switch (resolution) {
            case MINUTE -> "tallymark_minute";
            case HOUR -> "tallymark_hour";
            case DAY -> "tallymark_day";
        };
    }

    /** No two series have the same one. */
    static String tag(SeriesKey series) {
        var tag = new StringBuilder();
        for (char c : series.value().toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0) {
                tag.append(c);
            } else {
                tag.append('%').append(String.format("%04X", (int) c));
            }
        }
        return tag.toString();
    }

    /** Line protocol with times in seconds. */
    static String lines(Collection<Point> points) {
        return points.stream().map(Schema::line).collect(Collectors.joining("\n"));
    }

    private static String line(Point point) {
        return measurement(point.resolution())
                + "," + SERIES + "=" + tag(point.series())
                + "," + PRODUCER + "=" + point.producer()
                + " " + COUNT + "=" + point.count() + "i "
                + point.at().getEpochSecond();
    }
}
