package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The quarantine in MongoDB, for one producer P; small, or something is very wrong:
 *
 * <pre>
 * counter_quarantine  {_id: counter|P, p: P, k: counter, n: hits, s: sequence, afloat: whether n counts from a
 *                      stored part that cannot be read, h: {hour: {s: sequence, n: total with it, m: {minute: hits}}}}
 * </pre>
 */
final class MongoQuarantineStore implements QuarantineStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final String producer;
    private final MongoCollection<Document> collection;

    MongoQuarantineStore(MongoTemplate mongo, String producer) {
        this.producer = producer;
        this.collection = mongo.getCollection("counter_quarantine").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Collection<SetAside> all() {
        var all = new ArrayList<SetAside>();
        for (var document : collection.find(eq("p", producer))) {
            var hours = new HashMap<Long, Hour>();
            document.get("h", Document.class)
                    .forEach((hour, stored) -> hours.put(Long.parseLong(hour), hour(Long.parseLong(hour), stored)));
            all.add(new SetAside(
                    document.getString("k"),
                    number(document, "n"),
                    number(document, "s"),
                    document.getBoolean("afloat", false),
                    hours));
        }
        return all;
    }

    private static Hour hour(long hour, Object stored) {
        var document = (Document) stored;
        var minutes = new Minutes();
        document.get("m", Document.class)
                .forEach((minute, count) -> minutes.add(Long.parseLong(minute), ((Number) count).longValue()));
        return new Hour(hour, number(document, "s"), number(document, "n"), minutes);
    }

    @Override
    public void keep(Collection<SetAside> some) {
        collection.bulkWrite(some.stream()
                .map(aside -> new ReplaceOneModel<>(eq("_id", id(aside.key())), document(aside), UPSERT))
                .toList());
    }

    private Document document(SetAside aside) {
        var hours = new Document();
        aside.hours().forEach((number, hour) -> {
            var minutes = new Document();
            hour.minutes().forEach((minute, count) -> minutes.append(Long.toString(minute), count));
            hours.append(
                    Long.toString(number),
                    new Document("s", hour.sequence()).append("n", hour.own()).append("m", minutes));
        });
        return new Document("_id", id(aside.key()))
                .append("p", producer)
                .append("k", aside.key())
                .append("n", aside.own())
                .append("s", aside.sequence())
                .append("afloat", aside.afloat())
                .append("h", hours);
    }

    @Override
    public void forget(Collection<String> keys) {
        List<String> ids = keys.stream().map(this::id).toList();
        collection.deleteMany(in("_id", ids));
    }

    private String id(String key) {
        return key + '|' + producer;
    }

    private static long number(Document document, String field) {
        return document.get(field, (Number) 0L).longValue();
    }
}
