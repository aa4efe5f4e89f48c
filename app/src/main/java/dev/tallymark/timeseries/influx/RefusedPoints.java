package dev.tallymark.timeseries.influx;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;

/**
 * Points that InfluxDB will not take as it is now. They are part of the history all the same: kept as durably as the
 * counters, read together with InfluxDB's, and offered again from time to time.
 *
 * <p>They lie in MongoDB, in collection {@code refused_points}, by batches that are written once and never changed. A
 * batch is named by the hash of what is in it, and deleted only after each of its points is in InfluxDB or in another
 * batch. So any step may fail or be done twice, by any number of processes: a point may then lie in several places, but
 * points are final, and it has the same count in each.
 *
 * <p>This process has a copy of all batches in memory and asks, before it is used, only for those that came or went.
 */
final class RefusedPoints {

    /** How many are kept at most. Whoever has more must wait, which loses nothing either. */
    static final int MOST = 250_000;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> stored;
    private final int most;
    private final Map<String, RefusedBatch> batches = new HashMap<>();
    private final Map<SeriesKey, List<Point>> bySeries = new HashMap<>();

    RefusedPoints(MongoDatabase database, int most) {
        this.most = most;
        this.stored = database.getCollection("refused_points").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Which series have points here: theirs must come here, too, or they would be refused one by one. */
    synchronized Set<SeriesKey> series() {
        return unlessAway(() -> {
            refresh();
            return Set.copyOf(bySeries.keySet());
        });
    }

    /** What is kept of these series; of a point that was kept twice, both. */
    synchronized List<Point> of(Collection<SeriesKey> series) {
        return unlessAway(() -> {
            refresh();
            return series.stream()
                    .distinct()
                    .flatMap(key -> bySeries.getOrDefault(key, List.of()).stream())
                    .toList();
        });
    }

    /** @throws TimeSeriesUnavailable when there would be more than may be, or they cannot be kept now */
    synchronized void keep(Collection<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        if (size() + points.size() > most) {
            throw new TimeSeriesUnavailable("InfluxDB refuses more than the " + most + " points that are kept", null);
        }
        unlessAway(() -> store(points));
    }

    /**
     * Offers everything that is kept, batch by batch.
     *
     * @param offer takes some and gives back what is still refused; when it throws, everything stays
     * @return how many are still kept
     */
    int offer(UnaryOperator<List<Point>> offer) {
        Map<String, RefusedBatch> offered;
        synchronized (this) {
            unlessAway(this::refresh);
            offered = Map.copyOf(batches);
        }
        var left = new ArrayList<Point>();
        for (var batch : RefusedBatch.of(points(offered.values()))) {
            left.addAll(offer.apply(batch.points()));
        }
        return replace(offered.keySet(), left);
    }

    /** Drops a series. */
    void forget(SeriesKey series) {
        synchronized (this) {
            unlessAway(this::refresh);
            if (!bySeries.containsKey(series)) {
                return;
            }
        }
        offer(points ->
                points.stream().filter(point -> !point.series().equals(series)).toList());
    }

    synchronized int size() {
        return batches.values().stream()
                .mapToInt(batch -> batch.points().size())
                .sum();
    }

    private synchronized int replace(Set<String> old, Collection<Point> left) {
        return unlessAway(() -> {
            var gone = new HashSet<>(old);
            gone.removeAll(store(left));
            stored.deleteMany(in("_id", gone));
            refresh();
            return size();
        });
    }

    private Set<String> store(Collection<Point> points) {
        var ids = new HashSet<String>();
        for (var batch : RefusedBatch.of(points)) {
            stored.replaceOne(eq("_id", batch.id()), batch.document(), UPSERT);
            ids.add(batch.id());
            know(batch);
        }
        return ids;
    }

    private boolean refresh() {
        var there = new HashSet<String>();
        stored.find().projection(include("_id")).forEach(batch -> there.add(batch.getString("_id")));
        if (batches.keySet().retainAll(there)) {
            bySeries.clear();
            batches.values().forEach(this::index);
        }
        there.removeAll(batches.keySet());
        for (var id : there) {
            var batch = stored.find(eq("_id", id)).first();
            if (batch != null) {
                know(RefusedBatch.of(batch));
            }
        }
        return true;
    }

    private void know(RefusedBatch batch) {
        if (batches.put(batch.id(), batch) == null) {
            index(batch);
        }
    }

    private void index(RefusedBatch batch) {
        for (var point : batch.points()) {
            bySeries.computeIfAbsent(point.series(), any -> new ArrayList<>()).add(point);
        }
    }

    private static Collection<Point> points(Collection<RefusedBatch> batches) {
        var points = new TreeSet<>(RefusedBatch.ORDER);
        batches.forEach(batch -> points.addAll(batch.points()));
        return points;
    }

    private static <T> T unlessAway(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw new TimeSeriesUnavailable("points that InfluxDB refused cannot be reached", e);
        }
    }
}
