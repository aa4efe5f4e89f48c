package dev.tallymark.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallymark.server.TallymarkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;

/** A data folder, or a part of it, is replaced by an older copy: the service counts on from there, exactly. */
class RestoredFolderTest {

    private static final String ID = "day/badge0";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void anOlderCopyCountsOnFromWhatItHas() throws Exception {
        var data = folder.resolve("data");
        var copy = folder.resolve("copy");
        try (var server = TallymarkServer.start(data)) {
            OpenBadges.register(server, 1, 0);
            count(server, 20);
            assertTells(server, 20);
        }
        FileSystemUtils.copyRecursively(data, copy);
        long last;
        try (var server = TallymarkServer.start(data)) {
            count(server, 15);
            assertTells(server, 35);
            last = lastNumber(server);
        }

        // The documents alone came back older: the journal has what they lack.
        replace(copy, data, "documents.mv", "documents.mv.mark");
        try (var server = TallymarkServer.start(data)) {
            assertTells(server, 35);
            count(server, 1);
        }

        // The journal alone came back older: the documents have what it lacks.
        FileSystemUtils.deleteRecursively(data.resolve("journal"));
        FileSystemUtils.copyRecursively(copy.resolve("journal"), data.resolve("journal"));
        try (var server = TallymarkServer.start(data)) {
            count(server, 2);
            assertTells(server, 38);
            last = Math.max(last, lastNumber(server));
        }

        // Everything came back older: no number of a lost hit is given out again.
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(copy, data);
        try (var server = TallymarkServer.start(data)) {
            assertTells(server, 20);
            assertThat(lastNumber(server)).isLessThan(last);
            count(server, 5);
            assertTells(server, 25);
            assertThat(lastNumber(server)).isGreaterThan(last);
        }
    }

    private static void replace(Path from, Path to, String... names) throws IOException {
        for (var name : names) {
            Files.copy(from.resolve(name), to.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void count(TallymarkServer server, int hits) throws Exception {
        var reader = new Reader(server.url());
        for (int i = 0; i < hits; i++) {
            reader.text("/badge/" + ID + ".svg");
        }
    }

    private static void assertTells(TallymarkServer server, long count) throws Exception {
        var reader = new Reader(server.url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> reader.history(ID) >= 0);
        assertThat(reader.count(ID)).isEqualTo(count);
        assertThat(reader.history(ID)).isEqualTo(count);
    }

    /** Of the batches that are stored, once all are. */
    private static long lastNumber(TallymarkServer server) {
        await().atMost(PATIENCE).until(() -> Meters.value(server, "tally.counters.pending") == 0);
        var producers = server.bean(MongoTemplate.class).getCollection("producers");
        long last = 0;
        for (var producer : producers.find(new Document())) {
            last = Math.max(last, producer.get("s", (Number) 0).longValue());
        }
        return last;
    }
}
