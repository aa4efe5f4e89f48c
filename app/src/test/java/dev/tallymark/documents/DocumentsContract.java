package dev.tallymark.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that the product uses, and no others: every server that it may be given answers them alike. */
abstract class DocumentsContract {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private MongoCollection<Document> collection;

    /** A database of the server under test. */
    abstract MongoDatabase database();

    @BeforeEach
    void nameANewCollection() {
        collection = database().getCollection("contract_" + System.nanoTime());
    }

    @AfterEach
    void dropIt() {
        collection.drop();
    }

    @Test
    void insertsAndFindsById() {
        var document =
                new Document("_id", "a").append("list", List.of(1, "two")).append("inner", new Document("x", 1L));
        collection.insertOne(document);

        assertThat(collection.find(eq("a")).first()).isEqualTo(document);
        assertThat(collection.find(eq("b")).first()).isNull();
    }

    @Test
    void takesNoSecondDocumentOfAnId() {
        collection.insertOne(new Document("_id", "a"));

        isDuplicate(() -> collection.insertOne(new Document("_id", "a")));
    }

    @Test
    void takesNoSecondDocumentOfAUniqueKey() {
        collection.createIndex(Indexes.ascending("owner", "name"), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("owner", "o").append("name", "n"));
        collection.insertOne(new Document("_id", 2).append("owner", "o").append("name", "m"));

        isDuplicate(() ->
                collection.insertOne(new Document("_id", 3).append("owner", "o").append("name", "n")));
        isDuplicate(() -> collection.updateOne(eq(2), set("name", "n")));
        assertThat(collection.find(and(eq("owner", "o"), eq("name", "n"))).first())
                .containsEntry("_id", 1);
    }

    @Test
    void freesAUniqueKeyWithItsDocument() {
        collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("name", "n"));
        collection.deleteOne(eq(1));

        collection.insertOne(new Document("_id", 2).append("name", "n"));

        assertThat(collection.find(eq("name", "n")).first()).containsEntry("_id", 2);
    }

    @Test
    void findsManyByIdAndByUuid() {
        var uuid = UUID.randomUUID();
        collection.insertMany(List.of(new Document("_id", "a"), new Document("_id", "b"), new Document("_id", uuid)));

        assertThat(collection.find(in("_id", "a", "c", uuid)).map(found -> found.get("_id")))
                .containsExactlyInAnyOrder("a", uuid);
    }

    @Test
    void keepsTheGreaterOfDottedFields() {
        collection.updateOne(eq("c"), combine(max("p.X.n", 5L), max("p.X.s", 9L)), UPSERT);
        collection.updateOne(eq("c"), combine(max("p.X.n", 4L), max("p.Y.n", 1L)), UPSERT);

        assertThat(collection.find(eq("c")).first())
                .isEqualTo(new Document("_id", "c")
                        .append(
                                "p",
                                new Document("X", new Document("n", 5L).append("s", 9L))
                                        .append("Y", new Document("n", 1L))));
    }

    @Test
    void writesManyUpsertsAtOnceTwiceWithTheSameEnd() {
        var bulk = IntStream.range(0, 500)
                .mapToObj(i -> new UpdateOneModel<Document>(eq("k" + i), max("p.X.n", (long) i), UPSERT))
                .toList();

        var first = collection.bulkWrite(bulk, new BulkWriteOptions().ordered(false));
        var second = collection.bulkWrite(bulk, new BulkWriteOptions().ordered(false));

        assertThat(first.getUpserts()).hasSize(500);
        assertThat(second.getMatchedCount()).isEqualTo(500);
        assertThat(collection.countDocuments()).isEqualTo(500);
        assertThat(found("k499").getEmbedded(List.of("p", "X", "n"), Long.class))
                .isEqualTo(499);
    }

    @Test
    void replacesOnlyTheRevisionThatWasRead() {
        collection.insertOne(new Document("_id", "a").append("revision", 1L));
        var replacement = new Document("_id", "a").append("revision", 2L);

        assertThat(collection
                        .replaceOne(and(eq("a"), eq("revision", 1L)), replacement)
                        .getMatchedCount())
                .isEqualTo(1);
        assertThat(collection
                        .replaceOne(and(eq("a"), eq("revision", 1L)), replacement)
                        .getMatchedCount())
                .isZero();
    }

    @Test
    void findsAndModifiesInOneStep() {
        var after = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

        collection.findOneAndUpdate(eq("a"), combine(inc("n", 1L), setOnInsert("w", "me")), after);
        var second = collection.findOneAndUpdate(eq("a"), combine(inc("n", 1L), setOnInsert("w", "you")), after);

        assertThat(second).isEqualTo(new Document("_id", "a").append("n", 2L).append("w", "me"));
    }

    @Test
    void deletesOnce() {
        collection.insertMany(List.of(new Document("_id", "a"), new Document("_id", "b").append("x", 1)));

        assertThat(collection.deleteOne(eq("a")).getDeletedCount()).isEqualTo(1);
        assertThat(collection.deleteOne(eq("a")).getDeletedCount()).isZero();
        assertThat(collection.findOneAndDelete(eq("b"))).containsEntry("x", 1);
        assertThat(collection.findOneAndDelete(eq("b"))).isNull();
    }

    @Test
    void keepsAListAsASet() {
        collection.updateOne(eq("a"), addToSet("badges", "x"), UPSERT);
        collection.updateOne(eq("a"), addToSet("badges", "y"), UPSERT);
        collection.updateOne(eq("a"), addToSet("badges", "x"), UPSERT);
        collection.updateOne(eq("a"), pull("badges", "y"));

        assertThat(found("a").getList("badges", String.class)).containsExactly("x");
    }

    private Document found(String id) {
        return Objects.requireNonNull(collection.find(eq(id)).first());
    }

    private static void isDuplicate(Runnable write) {
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(write::run)
                .satisfies(e -> assertThat(e.getError().getCategory().name()).isEqualTo("DUPLICATE_KEY"));
    }
}
