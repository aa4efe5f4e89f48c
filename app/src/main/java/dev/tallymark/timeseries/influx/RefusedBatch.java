package dev.tallymark.timeseries.influx;

import dev.tallymark.shared.Sha256;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import org.bson.Document;

/**
 * Refused points as they are kept:
 * {@code {_id, points: [{s: series, r: resolution, p: producer, t: second, n: count}]}}.
 *
 * @param id the hash of the points, so that the same ones kept twice are kept once
 */
record RefusedBatch(String id, List<Point> points) {

    /** Neighbours are likely to be refused together. Two points that are the same but for their count are equal. */
    static final Comparator<Point> ORDER = Comparator.comparing(
                    (Point point) -> point.series().value())
            .thenComparing(Point::resolution)
            .thenComparing(Point::at)
            .thenComparing(Point::producer);

    private static final int LARGEST = 5_000;

    /** As few as hold all of them. */
    static List<RefusedBatch> of(Collection<Point> points) {
        return points.stream()
                .sorted(ORDER)
                .gather(Gatherers.windowFixed(LARGEST))
                .map(some -> new RefusedBatch(Sha256.of(Schema.lines(some)), some))
                .toList();
    }

    /** Reads what {@link #document} made. */
    static RefusedBatch of(Document document) {
        var points = document.getList("points", Document.class).stream()
                .map(point -> new Point(
                        new SeriesKey(point.getString("s")),
                        Resolution.valueOf(point.getString("r")),
                        point.getString("p"),
                        Instant.ofEpochSecond(point.getLong("t")),
                        point.getLong("n")))
                .toList();
        return new RefusedBatch(document.getString("_id"), points);
    }

    Document document() {
        var documents = points.stream()
                .map(point -> new Document("s", point.series().value())
                        .append("r", point.resolution().name())
                        .append("p", point.producer())
                        .append("t", point.at().getEpochSecond())
                        .append("n", point.count()))
                .toList();
        return new Document("_id", id).append("points", documents);
    }
}
