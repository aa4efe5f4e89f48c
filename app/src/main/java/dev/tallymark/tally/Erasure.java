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
 * Removes what was counted, from documents and time series. A producer that still has the counter in memory writes it
 * again: so the caller waits until nothing counts there any more, and calls again. Doing it twice is harmless.
 *
 * <p>What a producer has not exported is removed, be it a year old, and so never reaches the time series. What
 * only a journal has is out of reach: a node that is away for longer than the caller goes on brings it back, as a counter
 * that no badge leads to.
 */
@Component
public class Erasure {

    /** Documents of hours and days are kept for two days behind what is exported. */
    private static final int DAYS_KEPT = 3;

    /** Who lags behind by more is not waited for. */
    private static final int MOST_DAYS = 366;

    private static final int AT_ONCE = 1_000;
    private static final int MINUTES_PER_DAY = 1_440;
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
            long exported =
                    producer.get("e", (Number) (today * MINUTES_PER_DAY)).longValue() / MINUTES_PER_DAY;
            long from = Math.max(Math.min(exported, today) - DAYS_KEPT, today - MOST_DAYS);
            eraseDays(counter.key(), producer.getString("_id"), from, today);
        }
        setAside.deleteMany(eq("k", counter.key()));
        counters.deleteOne(eq("_id", counter.key()));
    }

    private void eraseDays(String key, String producer, long from, long to) {
        var hourIds = new ArrayList<String>();
        var dayIds = new ArrayList<String>();
        for (long day = from; day <= to; day++) {
            dayIds.add(MongoClosedPeriods.dayId(key, day, producer));
            for (long hour = day * HOURS_PER_DAY; hour < (day + 1) * HOURS_PER_DAY; hour++) {
                hourIds.add(MongoCounterStore.hourId(key, hour, producer));
            }
        }
        delete(hours, hourIds);
        delete(days, dayIds);
    }

    private static void delete(MongoCollection<Document> collection, List<String> ids) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            collection.deleteMany(in("_id", ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
    }
}
