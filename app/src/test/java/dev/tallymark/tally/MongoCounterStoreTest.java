package dev.tallymark.tally;

import dev.tallymark.documents.OpenServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    @Override
    Producers producers() {
        return new MongoProducers(mongo);
    }

    @Override
    CounterStore storeOf(String producer) {
        return new MongoCounterStore(mongo, producer);
    }
}
