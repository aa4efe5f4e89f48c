package dev.tallymark.kill;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** A time series that several processes share, for few points: one document for each. */
record DocumentSeries(MongoCollection<Document> points) implements TimeSeries {

    @Override
    public void write(Collection<Point> written) {
        for (var point : written) {
            var id = String.join(
                    "|",
                    point.series().value(),
                    point.resolution().name(),
                    point.producer(),
                    point.at().toString());
            points.replaceOne(
                    eq("_id", id),
                    new Document("_id", id)
                            .append("series", point.series().value())
                            .append("resolution", point.resolution().name())
                            .append("producer", point.producer())
                            .append("at", point.at().getEpochSecond())
                            .append("count", point.count()),
                    new ReplaceOptions().upsert(true));
        }
    }

    @Override
    public List<Reading> read(Collection<SeriesKey> series, Resolution resolution, Instant from, Instant to) {
        var readings = new ArrayList<Reading>();
        for (var point : points.find()) {
            var key = new SeriesKey(point.getString("series"));
            var at = Instant.ofEpochSecond(point.getLong("at"));
            boolean isWanted = series.contains(key)
                    && point.getString("resolution").equals(resolution.name())
                    && !at.isBefore(from)
                    && at.isBefore(to);
            if (isWanted && point.getLong("count") > 0) {
                readings.add(new Reading(key, point.getString("producer"), at, point.getLong("count")));
            }
        }
        readings.sort(Reading.ORDER);
        return readings;
    }

    @Override
    public void delete(SeriesKey series) {
        points.deleteMany(eq("series", series.value()));
    }
}
