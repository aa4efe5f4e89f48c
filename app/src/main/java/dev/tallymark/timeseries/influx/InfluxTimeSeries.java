package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps points in InfluxDB, and those that it refuses for good in {@link RefusedPoints}, so that one series that it
 * will not take stops no other.
 *
 * <p><b>Writing.</b> A batch is sent as a whole. If InfluxDB refuses it, halves are sent, and halves of these, until
 * what is refused is found; sending a point twice changes nothing. What is refused is kept, with an alarm, and from
 * then on all of its series are, without asking InfluxDB, until {@link #offerRefused} finds that it takes them.
 * Whatever may work later is the caller's to repeat: nothing is given up here.
 *
 * <p><b>Reading.</b> What is kept belongs to the answer. It is looked at first: a point that is on its way from there
 * to InfluxDB is then seen in one place at least, and where it is seen in both, once.
 */
final class InfluxTimeSeries implements TimeSeries {

    private static final Logger LOG = LoggerFactory.getLogger(InfluxTimeSeries.class);
    private static final int BATCH = 5_000;
    /** Enough to find twenty points among five thousand; beyond that, what is not found yet counts as refused. */
    private static final int MOST_ATTEMPTS = 500;

    private final InfluxWriter writer;
    private final InfluxReader reader;
    private final InfluxQueries queries;
    private final RefusedPoints refused;

    InfluxTimeSeries(InfluxWriter writer, InfluxQueries queries, RefusedPoints refused) {
        this.writer = writer;
        this.queries = queries;
        this.reader = new InfluxReader(queries);
        this.refused = refused;
    }

    @Override
    public void write(Collection<Point> points) {
        var kept = refused.series();
        var parts = points.stream().collect(Collectors.partitioningBy(point -> kept.contains(point.series())));
        refused.keep(parts.getOrDefault(true, List.of()));
        parts.getOrDefault(false, List.of()).stream()
                .sorted(RefusedBatch.ORDER)
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(batch -> refused.keep(refusedOf(batch)));
    }

    @Override
    public List<Reading> read(Collection<SeriesKey> series, Resolution resolution, Instant from, Instant to) {
        if (series.isEmpty() || !from.isBefore(to)) {
            return List.of();
        }
        var wanted = series.stream().distinct().toList();
        var readings = new TreeSet<>(Reading.ORDER);
        for (var point : refused.of(wanted)) {
            if (point.resolution() == resolution
                    && point.count() > 0
                    && !point.at().isBefore(from)
                    && point.at().isBefore(to)) {
                readings.add(new Reading(point.series(), point.producer(), point.at(), point.count()));
            }
        }
        readings.addAll(reader.read(wanted, resolution, from, to));
        if (readings.size() > MOST_READINGS) {
            throw new IllegalArgumentException("more than " + MOST_READINGS + " readings; ask for less");
        }
        return List.copyOf(readings);
    }

    @Override
    public void delete(SeriesKey series) {
        refused.forget(series);
        for (var resolution : Resolution.values()) {
            try {
                queries.run("DELETE FROM \"" + Schema.measurement(resolution) + "\" WHERE "
                        + InfluxReader.isSeries(Schema.tag(series)));
            } catch (TimeSeriesUnavailable e) {
                overwrite(series, resolution);
            }
        }
    }

    /** InfluxDB 3 deletes no rows: what was counted is replaced by nothing. */
    private void overwrite(SeriesKey series, Resolution resolution) {
        for (var left = reader.some(series, resolution, BATCH);
                !left.isEmpty();
                left = reader.some(series, resolution, BATCH)) {
            write(left.stream()
                    .map(reading -> new Point(series, resolution, reading.producer(), reading.at(), 0))
                    .toList());
        }
    }

    /** Offers what was refused once more. */
    void offerRefused() {
        try {
            int before = refused.size();
            int left = refused.offer(this::refusedOf);
            if (before > 0) {
                LOG.info("InfluxDB was offered {} refused points again; {} are left", before, left);
            }
        } catch (TimeSeriesUnavailable e) {
            LOG.warn("Refused points will be offered again later: {}", e.getMessage());
        }
    }

    /** Writes what InfluxDB takes and gives back what it refuses. */
    private List<Point> refusedOf(List<Point> batch) {
        var search = new Search();
        search.write(batch);
        if (!search.found.isEmpty()) {
            LOG.error(
                    "InfluxDB refuses {} points. They are kept, shown, and offered again every hour. It says: {}",
                    search.found.size(),
                    search.reason);
        }
        return search.found;
    }

    /** For the points that spoil a batch. */
    private final class Search {

        private final List<Point> found = new ArrayList<>();
        private int attempts;
        private String reason = "";

        private void write(List<Point> points) {
            try {
                attempts++;
                writer.write(points);
            } catch (PointsRefused e) {
                reason = String.valueOf(e.getMessage());
                if (points.size() == 1 || attempts >= MOST_ATTEMPTS) {
                    found.addAll(points);
                } else {
                    int half = points.size() / 2;
                    write(points.subList(0, half));
                    write(points.subList(half, points.size()));
                }
            }
        }
    }
}
