package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
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
            totals.put(document.getString("_id"), total(document.get("p", Document.class)));
        }
        return totals;
    }

    private Total total(Document parts) {
        long own = 0;
        long sequence = -1;
        long others = 0;
        for (var part : parts.entrySet()) {
            var counted = (Document) part.getValue();
            if (part.getKey().equals(producer)) {
                own = number(counted, "n");
                sequence = number(counted, "s");
            } else {
                others += number(counted, "n");
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
                var minutes = new Minutes();
                document.get("m", Document.class)
                        .forEach((minute, count) -> minutes.add(
                                id.hour() * Hour.MINUTES + Long.parseLong(minute), ((Number) count).longValue()));
                stored.put(id, new Hour(id.hour(), number(document, "s"), number(document, "n"), minutes));
            }
        }
        return stored;
    }

    @Override
    public void raise(Collection<Raise> raises) {
        // Hour by hour, then totals: whatever a crash leaves, the totals can be made to agree with the hours.
        var hoursInTurn = new ArrayList<List<WriteModel<Document>>>();
        var totals = new ArrayList<WriteModel<Document>>(raises.size());
        for (var raise : raises) {
            var key = raise.counter().key;
            for (int turn = 0; turn < raise.hours().size(); turn++) {
                if (turn == hoursInTurn.size()) {
                    hoursInTurn.add(new ArrayList<>());
                }
                hoursInTurn.get(turn).add(raise(key, raise.hours().get(turn)));
            }
            totals.add(raise(
                    key,
                    new Document("p." + producer + ".n", raise.own())
                            .append("p." + producer + ".s", raise.sequence())));
        }
        hoursInTurn.forEach(writes -> write(hours, writes));
        write(counters, totals);
    }

    private WriteModel<Document> raise(String key, Hour hour) {
        var fields = new Document("s", hour.sequence()).append("n", hour.own());
        hour.minutes().forEach((minute, count) -> fields.append("m." + minute % Hour.MINUTES, count));
        return raise(documentId(new HourId(key, hour.hour())), fields);
    }

    private static void write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, ANY_ORDER);
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
