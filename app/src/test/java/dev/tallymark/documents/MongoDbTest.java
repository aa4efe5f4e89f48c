package dev.tallymark.documents;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A server of the caller's. */
@EnabledIfEnvironmentVariable(named = "TALLYMARK_TEST_MONGODB_URI", matches = ".+")
class MongoDbTest extends DocumentsContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(System.getenv("TALLYMARK_TEST_MONGODB_URI")))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    MongoDatabase database() {
        return client.getDatabase("tallymark_contract");
    }
}
