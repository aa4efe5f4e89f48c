package dev.tallymark.documents;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.tallymark.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of writing, again and again on the same file. */
class EmbeddedServerKillTest {

    private static final int ROUNDS = 10;
    private static final int LINES_BEFORE_KILL = 50;

    @TempDir
    Path folder;

    @Test
    void losesNothingAcknowledgedAndTearsNothing() throws Exception {
        var file = folder.resolve("documents.mv");
        var acknowledged = new HashMap<String, Long>();
        for (int round = 0; round < ROUNDS; round++) {
            long first = round * 1_000_000L;
            acknowledged.putAll(lastAcknowledged(writeUntilKilled(file, first, LINES_BEFORE_KILL + 11 * round)));
            try (var open = OpenServer.over(file)) {
                everyAcknowledgedInsertIsThere(open, first, acknowledged);
                noCommandIsTorn(open.database().getCollection("counters"));
                scanAndIndexAgree(open.database().getCollection("counters"));
            }
        }
    }

    private static List<String> writeUntilKilled(Path file, long first, int lines)
            throws IOException, InterruptedException {
        var process = ChildJvm.of(DocumentsUnderLoad.class, file.toString(), Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var told = new ArrayList<String>();
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                told.add(line);
                if (told.size() == lines) {
                    // The process itself would close the stream, and with it what was told before the kill.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(told).as("it wrote until it was killed").hasSizeGreaterThanOrEqualTo(lines);
        return told;
    }

    private static Map<String, Long> lastAcknowledged(List<String> told) {
        return told.stream()
                .filter(line -> line.matches("t\\d \\d+"))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1]), Math::max));
    }

    private static void everyAcknowledgedInsertIsThere(OpenServer open, long first, Map<String, Long> acknowledged) {
        var ids = open.database()
                .getCollection("inserted")
                .distinct("_id", String.class)
                .into(new ArrayList<>());
        assertThat(ids).doesNotHaveDuplicates();
        var there = Map.copyOf(ids.stream().collect(Collectors.toMap(id -> id, id -> true)));
        acknowledged.forEach((name, last) -> {
            for (long n = first; n <= last; n++) {
                assertThat(there).containsKey(name + ":" + n);
            }
            var counter = open.database()
                    .getCollection("counters")
                    .find(eq(name + ":" + last % 3 + ":0"))
                    .first();
            assertThat(number(counter)).isGreaterThanOrEqualTo(last);
        });
    }

    /** All counters of a command carry the same number, because it is stored as a whole. */
    private static void noCommandIsTorn(MongoCollection<Document> counters) {
        var numbers = new HashMap<String, List<Long>>();
        for (var counter : counters.find()) {
            var command = counter.getString("_id").replaceFirst(":\\d+$", "");
            numbers.computeIfAbsent(command, key -> new ArrayList<>()).add(number(counter));
        }
        assertThat(numbers).isNotEmpty();
        numbers.forEach((command, all) ->
                assertThat(all).as(command).hasSize(DocumentsUnderLoad.COUNTERS).containsOnly(all.getFirst()));
    }

    private static void scanAndIndexAgree(MongoCollection<Document> counters) {
        var scanned = counters.find().into(new ArrayList<>());
        assertThat(scanned).extracting(document -> document.get("_id")).doesNotHaveDuplicates();
        assertThat(scanned)
                .allSatisfy(document -> assertThat(
                                counters.find(eq(document.get("_id"))).first())
                        .isEqualTo(document));
        assertThat(counters.countDocuments()).isEqualTo(scanned.size());
    }

    private static long number(@Nullable Document counter) {
        return Objects.requireNonNull(counter).getEmbedded(List.of("p", "X", "n"), Long.class);
    }
}
