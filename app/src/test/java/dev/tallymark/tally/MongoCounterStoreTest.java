package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.documents.OpenServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void tellsItsOwnCountFromOthers() {
        var counter = new Counter(CounterId.of("views", "shared"), 0);
        store().raise(List.of(new Raise(counter, 3, 9, List.of())));
        new MongoCounterStore(mongo, "two").raise(List.of(new Raise(counter, 40, 5, List.of())));

        assertThat(store().totals(List.of(counter.key))).containsEntry(counter.key, new Total(3, 9, 40));
    }
}
