package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Closed periods in MongoDB, for one producer P:
 *
 * <pre>
 * counter_lists  {_id: kind|period|P|part, keys: [counter, …]}
 * counter_days   {_id: counter|day|P, h: {hour of day: hits}}
 * </pre>
 *
 * A list is cut into parts of so many counters; where one is full, the next is looked for. Of a list that is written
 * when its period is over, the last part is written first, so that a list that begins is whole.
 */
final class MongoClosedPeriods implements ClosedPeriods {

    private static final int PART = 20_000;
    private static final int AT_ONCE = 1_000;
    private static final int HOURS = 24;
    private static final ReplaceOptions REPLACE = new ReplaceOptions().upsert(true);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final String producer;
    private final MongoCollection<Document> lists;
    private final MongoCollection<Document> days;
    private final MongoCollection<Document> hours;

    MongoClosedPeriods(MongoTemplate mongo, String producer) {
        this.producer = producer;
        this.lists = mongo.getCollection("counter_lists").withWriteConcern(WriteConcern.MAJORITY);
        this.days = mongo.getCollection("counter_days").withWriteConcern(WriteConcern.MAJORITY);
        this.hours = mongo.getCollection("counter_hours").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void keep(Kind kind, long period, Set<String> keys) {
        var sorted = List.copyOf(new TreeSet<>(keys));
        for (int part = (sorted.size() - 1) / PART; part >= 0; part--) {
            var some = sorted.subList(part * PART, Math.min(sorted.size(), (part + 1) * PART));
            var id = listId(kind, period, part);
            lists.replaceOne(eq("_id", id), new Document("_id", id).append("keys", some), REPLACE);
        }
    }

    @Override
    public void enter(long minute, int known, Set<String> keys) {
        var rest = List.copyOf(keys);
        for (int at = known; !rest.isEmpty(); ) {
            int room = Math.min(PART - at % PART, rest.size());
            var some = new Document("keys", new Document("$each", rest.subList(0, room)));
            lists.updateOne(eq("_id", listId(Kind.MINUTE, minute, at / PART)), new Document("$addToSet", some), UPSERT);
            rest = rest.subList(room, rest.size());
            at += room;
        }
    }

    @Override
    public List<Long> listed(Kind kind, long from, long to) {
        var found = new ArrayList<Long>();
        for (long start = from; start < to; start += AT_ONCE) {
            var periods = new HashMap<String, Long>();
            LongStream.range(start, Math.min(to, start + AT_ONCE))
                    .forEach(period -> periods.put(listId(kind, period, 0), period));
            for (var list : lists.find(in("_id", periods.keySet())).projection(include("_id"))) {
                found.add(periods.getOrDefault(list.getString("_id"), start));
            }
        }
        return found.stream().sorted().toList();
    }

    @Override
    public Set<String> list(Kind kind, long period) {
        var all = new HashSet<String>();
        List<String> some;
        int part = 0;
        do {
            var found = lists.find(eq("_id", listId(kind, period, part++))).first();
            some = found == null ? List.of() : found.getList("keys", String.class);
            all.addAll(some);
        } while (some.size() >= PART);
        return all;
    }

    @Override
    public void keepHours(long hour, Map<String, Long> totals) {
        var writes = new ArrayList<WriteModel<Document>>(totals.size());
        totals.forEach((key, total) -> writes.add(new UpdateOneModel<>(
                eq("_id", dayId(key, hour / HOURS)),
                new Document("$max", new Document("h." + hour % HOURS, total)),
                UPSERT)));
        if (!writes.isEmpty()) {
            days.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    @Override
    public Map<String, Long> days(long day, Collection<String> keys) {
        var byId = new HashMap<String, String>();
        keys.forEach(key -> byId.put(dayId(key, day), key));
        var totals = new HashMap<String, Long>();
        for (var document : days.find(in("_id", byId.keySet()))) {
            var key = byId.get(document.getString("_id"));
            if (key != null) {
                totals.put(
                        key,
                        document.get("h", Document.class).values().stream()
                                .mapToLong(count -> ((Number) count).longValue())
                                .sum());
            }
        }
        return totals;
    }

    @Override
    public void forgetDay(long day) {
        for (long hour = day * HOURS; hour < (day + 1) * HOURS; hour++) {
            forget(day, hour, list(Kind.HOUR, hour));
        }
        forgetLists(Kind.HOUR, day * HOURS, (day + 1) * HOURS);
        forgetLists(Kind.MINUTE, day * HOURS * Hour.MINUTES, (day + 1) * HOURS * Hour.MINUTES);
    }

    @Override
    public void forget(String key, long from, long to) {
        delete(
                hours,
                LongStream.range(from * HOURS, to * HOURS)
                        .mapToObj(hour -> MongoCounterStore.hourId(key, hour, producer))
                        .toList());
        delete(days, LongStream.range(from, to).mapToObj(day -> dayId(key, day)).toList());
    }

    private void forget(long day, long hour, Set<String> keys) {
        delete(
                hours,
                keys.stream()
                        .map(key -> MongoCounterStore.hourId(key, hour, producer))
                        .toList());
        delete(days, keys.stream().map(key -> dayId(key, day)).toList());
    }

    private void forgetLists(Kind kind, long from, long to) {
        var parts = new ArrayDeque<List<String>>();
        var periods = LongStream.range(from, to).boxed().toList();
        while (!periods.isEmpty()) {
            int part = parts.size();
            var byId = new HashMap<String, Long>();
            periods.forEach(period -> byId.put(listId(kind, period, part), period));
            var found = new ArrayList<String>();
            lists.find(in("_id", byId.keySet()))
                    .projection(include("_id"))
                    .forEach(list -> found.add(list.getString("_id")));
            parts.push(found);
            periods = found.stream().map(id -> byId.getOrDefault(id, from)).toList();
        }
        // The last parts first: a list whose first part is there can be found again.
        parts.forEach(ids -> delete(lists, ids));
    }

    private static void delete(MongoCollection<Document> collection, List<String> ids) {
        ids.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> collection.deleteMany(in("_id", some)));
    }

    private String listId(Kind kind, long period, int part) {
        return kind.name().charAt(0) + "|" + period + '|' + producer + '|' + part;
    }

    private String dayId(String key, long day) {
        return key + '|' + day + '|' + producer;
    }
}
