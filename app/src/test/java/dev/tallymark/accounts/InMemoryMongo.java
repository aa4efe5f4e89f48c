package dev.tallymark.accounts;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A MongoDB that forgets everything. */
final class InMemoryMongo implements AutoCloseable {

    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());

    MongoTemplate template() {
        return new MongoTemplate(client, "test");
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
