package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Producers in MongoDB, one document each, beside the fields of {@link MongoCounterStore}:
 *
 * <pre>
 * producers  {_id: P, l: whether leased, h: holder, u: until, r: revision, …}
 * </pre>
 *
 * A document without a revision is of an installation that had one node.
 */
final class MongoProducers implements Producers {

    private final MongoCollection<Document> producers;

    /** @param concern of all reads: who holds a name must not be read from where it may be taken back */
    MongoProducers(MongoTemplate mongo, ReadConcern concern) {
        this.producers =
                mongo.getCollection("producers").withReadConcern(concern).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public List<Standing> all() {
        return producers.find().map(MongoProducers::standing).into(new ArrayList<>());
    }

    @Override
    public Optional<Standing> find(String producer) {
        return Optional.ofNullable(producers.find(eq("_id", producer)).first()).map(MongoProducers::standing);
    }

    private static Standing standing(Document document) {
        return new Standing(
                document.getString("_id"),
                document.getBoolean("l", false),
                new Progress(number(document, "s"), number(document, "c"), number(document, "e")),
                document.get("h", ""),
                number(document, "u"),
                number(document, "r"));
    }

    private static long number(Document document, String field) {
        return document.get(field, (Number) 0L).longValue();
    }

    @Override
    public boolean enter(Standing first) {
        try {
            producers.insertOne(new Document("_id", first.producer())
                    .append("l", first.leased())
                    .append("s", first.reached().applied())
                    .append("c", first.reached().closedBefore())
                    .append("e", first.reached().exportedBefore())
                    .append("h", first.holder())
                    .append("u", first.until())
                    .append("r", first.revision()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean hold(Standing seen, String holder, long until) {
        Bson revision = seen.revision() == 0 ? exists("r", false) : eq("r", seen.revision());
        var fields = new Document("h", holder).append("u", until).append("r", seen.revision() + 1);
        return producers
                        .updateOne(and(eq("_id", seen.producer()), revision), new Document("$set", fields))
                        .getMatchedCount()
                == 1;
    }
}
