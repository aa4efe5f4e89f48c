package dev.tallymark.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.ReplaceOptions;
import dev.tallymark.badges.Badge;
import dev.tallymark.documents.OpenServer;
import dev.tallymark.server.TallymarkServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Badges whose counters' documents hold what no service of ours wrote: each is answered, and disturbs no other. */
class OddDocumentsTest {

    private static final String MOST = "1000000000000000";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static TallymarkServer server;
    private static List<Badge> badges;

    @BeforeAll
    static void start() {
        var data = folder.resolve("data");
        try (var before = TallymarkServer.start(data)) {
            badges = OpenBadges.register(before, 4, 0);
        }
        try (var documents = OpenServer.over(data.resolve("documents.mv"))) {
            plant(documents, 0, "{p: {other: {n: {$numberLong: '999999999999998'}, s: 1}}}");
            plant(documents, 1, "{p: {a: {n: {$numberLong: '9223372036854775807'}, s: 1}, b: {n: 7, s: 1}}}");
            plant(documents, 2, "{p: 'text'}");
        }
        server = TallymarkServer.start(data);
    }

    private static void plant(OpenServer documents, int badge, String document) {
        documents
                .database()
                .getCollection("counters")
                .replaceOne(
                        new Document("_id", badges.get(badge).counter().key()),
                        Document.parse(document),
                        new ReplaceOptions().upsert(true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aCountSaturatesAndEveryFormIsAnswered() throws Exception {
        for (int badge = 0; badge < 2; badge++) {
            var id = badges.get(badge).name().key();
            var reader = new Reader(server.url());
            for (int i = 0; i < 5; i++) {
                reader.text("/badge/" + id + ".svg");
            }

            assertThat(reader.text("/badge/" + id + ".svg")).startsWith("<svg").contains(MOST);
            assertThat(reader.text("/badge/" + id + ".gif")).startsWith("GIF89a");
            assertThat(reader.text("/api/v1/views?id=" + id)).contains("\"message\":\"" + MOST + "\"");
            assertThat(reader.count(id)).isEqualTo(Long.parseLong(MOST));
            assertThat(reader.history(id))
                    .as("its hits, the planted ones had no time")
                    .isEqualTo(8);
        }
        awaitStored();
    }

    @Test
    void aCounterThatTheStoreRefusesIsSetAsideAlone() throws Exception {
        var damaged = badges.get(2).name().key();
        var fine = badges.get(3).name().key();
        var reader = new Reader(server.url());
        reader.text("/badge/" + fine + ".svg");

        assertThat(reader.text("/badge/" + damaged + ".svg")).contains("unavailable");
        reader.text("/badge/" + fine + ".svg");

        awaitStored();
        assertThat(reader.count(fine)).isEqualTo(2);
        assertThat(Meters.value(server, "tally.counters.quarantined")).isEqualTo(1);
        var health = new Reader(URI.create(server.managementUrl() + "/")).text("/actuator/health");
        assertThat(health).contains("\"quarantined\":1");
        assertThat(reader.history(damaged)).isEqualTo(1);
    }

    private static void awaitStored() {
        await().atMost(PATIENCE).until(() -> Meters.value(server, "tally.counters.pending") == 0);
    }
}
