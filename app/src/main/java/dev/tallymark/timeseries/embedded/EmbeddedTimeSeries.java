package dev.tallymark.timeseries.embedded;

import static java.util.Objects.requireNonNull;

import dev.tallymark.datafolder.StoreFile;
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
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;

/**
 * Keeps points in one file: one sorted map from {@link PointKey} to count, and two that number the names of series and
 * producers. A call to {@link #write} is stored as a whole or not at all.
 */
final class EmbeddedTimeSeries implements TimeSeries {

    private final StoreFile file;
    private final Numbers series;
    private final Numbers producers;
    private final MVMap<PointKey, Long> counts;

    /** The caller closes the file, after this is used no more. */
    EmbeddedTimeSeries(StoreFile file) {
        this.file = file;
        this.series = new Numbers(file.maps(), "series");
        this.producers = new Numbers(file.maps(), "producers");
        this.counts = file.maps().openMap("counts", new MVMap.Builder<PointKey, Long>().keyType(new PointKeyType()));
    }

    @Override
    public void write(Collection<Point> points) {
        if (!points.isEmpty()) {
            change(() -> points.forEach(this::put));
        }
    }

    @Override
    public List<Reading> read(Collection<SeriesKey> keys, Resolution resolution, Instant from, Instant to) {
        return unlessBroken(() -> file.read(() -> {
            var readings = new ArrayList<Reading>();
            for (var key : Set.copyOf(keys)) {
                addReadings(key, resolution, from, to, readings);
            }
            readings.sort(Reading.ORDER);
            return readings;
        }));
    }

    @Override
    public void delete(SeriesKey key) {
        change(() -> remove(key));
    }

    @Override
    public boolean isShared() {
        return false;
    }

    private void put(Point point) {
        var resolution = point.resolution();
        var key = new PointKey(
                series.give(point.series().value()),
                code(resolution),
                firstBucket(resolution, point.at()),
                producers.give(point.producer()));
        counts.put(key, point.count());
    }

    private void addReadings(SeriesKey key, Resolution resolution, Instant from, Instant to, List<Reading> readings) {
        var number = series.find(key.value());
        if (number.isEmpty()) {
            return;
        }
        var first = new PointKey(number.getAsLong(), code(resolution), firstBucket(resolution, from), 0);
        long end = firstBucket(resolution, to);
        var cursor = counts.cursor(first);
        var names = producers.names();
        while (cursor.hasNext()) {
            var next = cursor.next();
            if (next.series() != first.series() || next.resolution() != first.resolution() || next.bucket() >= end) {
                break;
            }
            if (cursor.getValue() == 0) {
                continue;
            }
            if (readings.size() == MOST_READINGS) {
                throw new IllegalArgumentException("more than " + MOST_READINGS + " readings; ask for less");
            }
            var at = Instant.ofEpochSecond(next.bucket() * seconds(resolution));
            readings.add(new Reading(key, requireNonNull(names.get(next.producer())), at, cursor.getValue()));
        }
    }

    private void remove(SeriesKey key) {
        var number = series.find(key.value());
        if (number.isEmpty()) {
            return;
        }
        var first = new PointKey(number.getAsLong(), 0, 0, 0);
        for (var next = counts.ceilingKey(first);
                next != null && next.series() == first.series();
                next = counts.higherKey(next)) {
            counts.remove(next);
        }
        series.forget(key.value());
    }

    /** The first bucket that begins at this instant or later. */
    private static long firstBucket(Resolution resolution, Instant at) {
        return Math.ceilDiv(at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1, seconds(resolution));
    }

    /** Stands in the file: never change one. */
    private static int code(Resolution resolution) {
        return switch (resolution) {
            case MINUTE -> 0;
            case HOUR -> 1;
            case DAY -> 2;
        };
    }

    private static long seconds(Resolution resolution) {
        return resolution.width().toSeconds();
    }

    private void change(Runnable change) {
        unlessBroken(() -> file.write(() -> {
            synchronized (counts) {
                change.run();
            }
            return true;
        }));
    }

    private static <T> T unlessBroken(Supplier<T> call) {
        try {
            return call.get();
        } catch (MVStoreException e) {
            throw new TimeSeriesUnavailable("the embedded time series cannot be used", e);
        }
    }
}
