package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ReadConcern;
import dev.tallymark.documents.OpenServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

class MongoCounterStoreTest extends CounterStoreContract {

    @TempDir
    Path folder;

    private OpenServer server;
    private MongoTemplate mongo;

    @BeforeEach
    void open() {
        server = OpenServer.over(folder.resolve("documents.mv"));
        mongo = new MongoTemplate(server.client(), "tallymark");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    CounterStore store() {
        return new MongoCounterStore(mongo, "one");
    }

    @Override
    ClosedPeriods periods() {
        return new MongoClosedPeriods(mongo, "one");
    }

    @Override
    Producers producers() {
        return new MongoProducers(mongo, ReadConcern.MAJORITY);
    }

    @Override
    QuarantineStore quarantine() {
        return new MongoQuarantineStore(mongo, "one");
    }

    /** What an operator's hand, a restored backup or a flipped bit may leave. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{p: 'text'}",
                "{p: 7}",
                "{p: {one: 'text'}}",
                "{p: {one: {n: 'text', s: 1}}}",
                "{p: {one: {n: {$numberLong: '3'}}}}",
                "{p: {one: [1, 2]}}",
                "{p: {other: 'text'}}",
                "{q: 1}"
            })
    void saysThatItCannotReadADamagedDocumentAndReadsTheOthers(String damaged) {
        var fine = new Counter(CounterId.of("views", "fine"), 0);
        store().raise(List.of(new Raise(fine, 3, 9, List.of())));
        mongo.getCollection("counters").insertOne(Document.parse(damaged).append("_id", "views/damaged/"));

        assertThat(store().totals(List.of(fine.key, "views/damaged/")))
                .containsEntry(fine.key, new Total(3, 9, 0))
                .containsEntry("views/damaged/", Total.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{p: 'text'}", "{p: 7}", "{p: {one: 'text'}}", "{p: {one: 7}}"})
    void namesTheCounterThatItWillNeverTakeAndWritesTheOthers(String damaged) {
        var before = new Counter(CounterId.of("views", "before"), 0);
        var broken = new Counter(CounterId.of("views", "damaged"), 0);
        var after = new Counter(CounterId.of("views", "after"), 0);
        mongo.getCollection("counters").insertOne(Document.parse(damaged).append("_id", broken.key));
        var raises = Stream.of(before, broken, after)
                .map(counter -> new Raise(counter, 3, 9, List.of()))
                .toList();

        assertThatExceptionOfType(RaisesRefused.class)
                .isThrownBy(() -> store().raise(raises))
                .satisfies(refused -> assertThat(refused.reasons()).containsOnlyKeys(raises.get(1)));
        assertThat(store().totals(List.of(before.key, after.key))).hasSize(2);
    }

    @Test
    void readsNoCountBeyondTheMostThereIs() {
        mongo.getCollection("counters")
                .insertOne(new Document("_id", "views/huge/")
                        .append(
                                "p",
                                new Document("one", part(Long.MAX_VALUE))
                                        .append("two", part(Long.MAX_VALUE))
                                        .append("three", part(-5))));

        assertThat(store().totals(List.of("views/huge/")))
                .containsEntry("views/huge/", new Total(1_000_000_000_000_000L, 1, 1_000_000_000_000_000L));
    }

    private static Document part(long count) {
        return new Document("n", count).append("s", 1L);
    }

    @Override
    CounterStore storeOf(String producer) {
        return new MongoCounterStore(mongo, producer);
    }
}
