package dev.tallymark.tally;

import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A time series in memory that can fail a write after doing some of it, and can be set back to what it was. */
public final class MemorySeries implements TimeSeries {

    private record Name(SeriesKey series, Resolution resolution, String producer) {}

    private Map<Name, NavigableMap<Instant, Long>> points = new HashMap<>();
    private Map<Name, NavigableMap<Instant, Long>> older = new HashMap<>();
    private boolean failNextWrite;

    void failNextWrite(boolean fail) {
        failNextWrite = fail;
    }

    void remember() {
        older = copy(points);
    }

    void setBack() {
        points = copy(older);
    }

    private static Map<Name, NavigableMap<Instant, Long>> copy(Map<Name, NavigableMap<Instant, Long>> points) {
        var copy = new HashMap<Name, NavigableMap<Instant, Long>>();
        points.forEach((name, buckets) -> copy.put(name, new TreeMap<>(buckets)));
        return copy;
    }

    @Override
    public void write(Collection<Point> written) {
        for (var point : written) {
            points.computeIfAbsent(
                            new Name(point.series(), point.resolution(), point.producer()), any -> new TreeMap<>())
                    .put(point.at(), point.count());
            if (failNextWrite) {
                failNextWrite = false;
                throw new TimeSeriesUnavailable("gone", new IllegalStateException());
            }
        }
    }

    @Override
    public List<Reading> read(Collection<SeriesKey> series, Resolution resolution, Instant from, Instant to) {
        var readings = new ArrayList<Reading>();
        points.forEach((name, buckets) -> {
            if (series.contains(name.series()) && name.resolution() == resolution) {
                buckets.subMap(from, to).forEach((at, count) -> {
                    if (count > 0) {
                        readings.add(new Reading(name.series(), name.producer(), at, count));
                    }
                });
            }
        });
        readings.sort(Reading.ORDER);
        return readings;
    }

    @Override
    public void delete(SeriesKey series) {
        points.keySet().removeIf(name -> name.series().equals(series));
    }
}
