package dev.tallymark.documents;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest extends DocumentsContract {

    @TempDir
    static Path folder;

    private static OpenServer open;

    @BeforeAll
    static void open() {
        open = OpenServer.over(folder.resolve("documents.mv"));
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Override
    MongoDatabase database() {
        return open.database();
    }

    @Test
    void servesNobodyWhoDoesNotKnowTheSecret() {
        var address = open.server().address();
        try (var stranger =
                MongoClients.create("mongodb://" + address.getHosts().getFirst() + "/?appName=tallymark")) {
            assertThatExceptionOfType(MongoCommandException.class)
                    .isThrownBy(() -> stranger.getDatabase("tallymark")
                            .getCollection("badges")
                            .find()
                            .first())
                    .withMessageContaining("Unauthorized");
            assertThatExceptionOfType(MongoCommandException.class)
                    .isThrownBy(() -> stranger.getDatabase("tallymark").drop())
                    .withMessageContaining("Unauthorized");
        }
    }

    @Test
    void keepsDocumentsAndUniqueKeysOverARestart() {
        var file = folder.resolve("restart.mv");
        try (var first = OpenServer.over(file)) {
            var names = first.database().getCollection("names");
            names.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            names.insertOne(new Document("_id", "a").append("name", "n"));
        }
        try (var second = OpenServer.over(file)) {
            var names = second.database().getCollection("names");
            assertThat(names.find(eq("name", "n")).first()).containsEntry("_id", "a");
            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> names.insertOne(new Document("_id", "b").append("name", "n")));
        }
    }

    @Test
    void tellsItsClientWhenTheDiskTakesNoMore() {
        try (var broken = OpenServer.over(folder.resolve("broken.mv"))) {
            var names = broken.database().getCollection("names");
            names.insertOne(new Document("_id", "a"));
            broken.file().maps().closeImmediately();

            assertThatExceptionOfType(MongoException.class).isThrownBy(() -> names.insertOne(new Document("_id", "b")));
            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> broken.database().runCommand(new Document("ping", 1)));
        }
    }
}
