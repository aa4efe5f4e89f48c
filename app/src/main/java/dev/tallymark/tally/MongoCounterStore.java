package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Counters in MongoDB, for one producer P:
 *
 * <pre>
 * counters       {_id: counter, p: {P: {n: hits, s: sequence}, …}}
 * counter_hours  {_id: counter|hour|P, s: sequence, n: hits in all up to here, m: {minute of hour: hits}}
 * producers      {_id: P, s: applied, c: closed before, e: exported before, …}
 * </pre>
 *
 * Only P writes what bears its name, all by {@code $max} under a filter of {@code _id} alone: MongoDB, FerretDB and the
 * embedded server agree on that, and the last is slow at anything else.
 */
final class MongoCounterStore implements CounterStore {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final String producer;
    private final MongoCollection<Document> counters;
    private final MongoCollection<Document> hours;
    private final MongoCollection<Document> producers;

    MongoCounterStore(MongoTemplate mongo, String producer) {
        this.producer = producer;
        this.counters = mongo.getCollection("counters").withWriteConcern(WriteConcern.MAJORITY);
        this.hours = mongo.getCollection("counter_hours").withWriteConcern(WriteConcern.MAJORITY);
        this.producers = mongo.getCollection("producers").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Map<String, Total> totals(Collection<String> keys) {
        var totals = new HashMap<String, Total>();
        for (var document : counters.find(in("_id", keys))) {
            totals.put(document.getString("_id"), total(document.get("p")));
        }
        return totals;
    }

    private Total total(@Nullable Object stored) {
        if (!(stored instanceof Document parts)) {
            return Total.UNREADABLE;
        }
        long own = 0;
        long sequence = -1;
        long others = 0;
        for (var part : parts.entrySet()) {
            if (!(part.getValue() instanceof Document counted)
                    || !(counted.get("n") instanceof Number count)
                    || !(counted.get("s") instanceof Number upTo)) {
                return Total.UNREADABLE;
            }
            if (part.getKey().equals(producer)) {
                own = Total.saturated(count.longValue());
                sequence = upTo.longValue();
            } else {
                others = Total.saturated(others + Total.saturated(count.longValue()));
            }
        }
        return new Total(own, sequence, others);
    }

    @Override
    public Map<HourId, Hour> hours(Collection<HourId> ids) {
        var stored = new HashMap<HourId, Hour>();
        if (ids.isEmpty()) {
            return stored;
        }
        var wanted = new HashMap<String, HourId>();
        ids.forEach(id -> wanted.put(documentId(id), id));
        for (var document : hours.find(in("_id", wanted.keySet()))) {
            var id = wanted.get(document.getString("_id"));
            if (id != null) {
                hour(id.hour(), document).ifPresent(hour -> stored.put(id, hour));
            }
        }
        return stored;
    }

    /** Empty where the document cannot be read: its hour then begins anew. */
    private static Optional<Hour> hour(long hour, Document document) {
        if (!(document.get("m") instanceof Document counts) || !(document.get("s") instanceof Number upTo)) {
            return Optional.empty();
        }
        var minutes = new Minutes();
        counts.forEach((minute, count) -> {
            if (count instanceof Number number) {
                minutes.add(hour * Hour.MINUTES + Long.parseLong(minute), Total.saturated(number.longValue()));
            }
        });
        return Optional.of(new Hour(hour, upTo.longValue(), number(document, "n"), minutes));
    }

    @Override
    public void raise(Collection<Raise> raises) {
        // Hour by hour, then totals: whatever a crash leaves, the totals can be made to agree with the hours.
        var hoursInTurn = new ArrayList<List<Write>>();
        var totals = new ArrayList<Write>(raises.size());
        for (var raise : raises) {
            var key = raise.counter().key;
            for (int turn = 0; turn < raise.hours().size(); turn++) {
                if (turn == hoursInTurn.size()) {
                    hoursInTurn.add(new ArrayList<>());
                }
                hoursInTurn
                        .get(turn)
                        .add(new Write(raise, raise(key, raise.hours().get(turn))));
            }
            totals.add(new Write(
                    raise,
                    raise(
                            key,
                            new Document("p." + producer + ".n", raise.own())
                                    .append("p." + producer + ".s", raise.sequence()))));
        }
        var refused = new LinkedHashMap<Raise, String>();
        hoursInTurn.forEach(writes -> write(hours, writes, refused));
        write(counters, totals, refused);
        if (!refused.isEmpty()) {
            throw new RaisesRefused(refused);
        }
    }

    private WriteModel<Document> raise(String key, Hour hour) {
        var fields = new Document("s", hour.sequence()).append("n", hour.own());
        hour.minutes().forEach((minute, count) -> fields.append("m." + minute % Hour.MINUTES, count));
        return raise(documentId(new HourId(key, hour.hour())), fields);
    }

    /** One document's part of a raise. */
    private record Write(Raise raise, WriteModel<Document> model) {}

    /** What is refused in one part is left alone in those that follow. */
    private static void write(MongoCollection<Document> collection, List<Write> all, Map<Raise, String> refused) {
        var writes = all.stream()
                .filter(write -> !refused.containsKey(write.raise()))
                .toList();
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(writes.stream().map(Write::model).toList(), ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            Refusals.of(e).forEach((place, why) -> refused.put(writes.get(place).raise(), why));
        }
    }

    private static WriteModel<Document> raise(String id, Document fields) {
        return new UpdateOneModel<>(eq("_id", id), new Document("$max", fields), UPSERT);
    }

    @Override
    public Progress progress(long start) {
        var document = producers.find(eq("_id", producer)).first();
        return document == null
                ? new Progress(-1, start, start)
                : new Progress(number(document, "s"), number(document, "c"), number(document, "e"));
    }

    @Override
    public void advance(Progress progress) {
        var fields = new Document("s", progress.applied())
                .append("c", progress.closedBefore())
                .append("e", progress.exportedBefore());
        producers.updateOne(eq("_id", producer), new Document("$max", fields), UPSERT);
    }

    private String documentId(HourId id) {
        return hourId(id.key(), id.hour(), producer);
    }

    /** What the document of a counter's hour is called. */
    static String hourId(String key, long hour, String producer) {
        return key + '|' + hour + '|' + producer;
    }

    private static long number(Document document, String field) {
        return document.get(field, (Number) 0L).longValue();
    }
}
