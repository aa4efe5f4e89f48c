package dev.tallymark.accounts;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.result.UpdateResult;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/** A MongoDB that forgets everything. */
final class InMemoryMongo implements AutoCloseable {

    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());

    MongoTemplate template() {
        return new MongoTemplate(client, "test");
    }

    /** Reads as ever and refuses to write, as a MongoDB does that has no primary. */
    MongoTemplate readOnlyTemplate() {
        return new MongoTemplate(client, "test") {
            @Override
            public UpdateResult updateFirst(Query query, UpdateDefinition update, Class<?> type) {
                throw new DataAccessResourceFailureException("not primary");
            }
        };
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
