package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Removes what was counted, from documents and time series. A producer that still has the counter in memory, or minutes
 * of it to export, writes them again: so the caller waits until nothing counts there any more, and calls again when
 * everything of that time is exported. Doing it twice is harmless.
 */
@Component
public class Erasure {

    /** Documents of hours and days are kept for two days, and longer only while they wait for the time series. */
    private static final int DAYS = 5;

    private static final int HOURS_PER_DAY = 24;

    private final MongoCollection<Document> counters;
    private final MongoCollection<Document> hours;
    private final MongoCollection<Document> days;
    private final MongoCollection<Document> setAside;
    private final MongoCollection<Document> producers;
    private final TimeSeries series;
    private final Clock clock;

    Erasure(MongoTemplate mongo, TimeSeries series, Clock clock) {
        this.counters = mongo.getCollection("counters").withWriteConcern(WriteConcern.MAJORITY);
        this.hours = mongo.getCollection("counter_hours").withWriteConcern(WriteConcern.MAJORITY);
        this.days = mongo.getCollection("counter_days").withWriteConcern(WriteConcern.MAJORITY);
        this.setAside = mongo.getCollection("counter_quarantine").withWriteConcern(WriteConcern.MAJORITY);
        this.producers = mongo.getCollection("producers");
        this.series = series;
        this.clock = clock;
    }

    /**
     * Removes a counter that nothing counts on any more, with its history.
     *
     * @throws RuntimeException when a store does not answer; some of it may be removed then
     */
    public void erase(CounterId counter) {
        series.delete(new SeriesKey(counter.key()));
        long today = Duration.ofMillis(clock.millis()).toDays();
        for (var producer : producers.find()) {
            eraseRecent(counter.key(), producer.getString("_id"), today);
        }
        setAside.deleteMany(eq("k", counter.key()));
        counters.deleteOne(eq("_id", counter.key()));
    }

    private void eraseRecent(String key, String producer, long today) {
        var hourIds = new ArrayList<String>(DAYS * HOURS_PER_DAY);
        var dayIds = new ArrayList<String>(DAYS);
        for (long day = today - DAYS + 1; day <= today; day++) {
            dayIds.add(MongoClosedPeriods.dayId(key, day, producer));
            for (long hour = day * HOURS_PER_DAY; hour < (day + 1) * HOURS_PER_DAY; hour++) {
                hourIds.add(MongoCounterStore.hourId(key, hour, producer));
            }
        }
        delete(hours, hourIds);
        delete(days, dayIds);
    }

    private static void delete(MongoCollection<Document> collection, List<String> ids) {
        collection.deleteMany(in("_id", ids));
    }
}
