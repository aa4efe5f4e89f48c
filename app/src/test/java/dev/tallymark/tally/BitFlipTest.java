package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import dev.tallymark.documents.OpenServer;
import dev.tallymark.shared.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * One bit flipped in the file of the documents, again and again: the start is refused, or reading fails, or nothing is
 * wrong; no count is ever silently another.
 */
class BitFlipTest {

    private static final boolean FULL = Boolean.getBoolean("tallymark.badday.full");
    private static final int FLIPS = FULL ? 1_500 : 120;
    private static final int COUNTERS = 60;
    private static final int GROUPS = 25;
    private static final long HOUR = 494_000;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("tallymark.badday.seed", System.nanoTime());
    private final Random dice = new Random(seed);
    private Path file;
    private Path mark;

    @BeforeEach
    void fill() {
        file = folder.resolve("documents.mv");
        mark = folder.resolve("documents.mv.mark");
        try (var server = OpenServer.over(file)) {
            var store = store(server);
            for (int group = 1; group <= GROUPS; group++) {
                var raises = new ArrayList<Raise>();
                for (var key : keys()) {
                    var minutes = new Minutes();
                    minutes.add(HOUR * 60 + group, 1);
                    raises.add(new Raise(
                            new Counter(CounterId.parse(key), 0),
                            100L * group,
                            group,
                            List.of(new Hour(HOUR, group, 100L * group, minutes))));
                }
                store.raise(raises);
            }
        }
    }

    private enum Outcome {
        REFUSED,
        UNREADABLE,
        HARMLESS,
        WRONG
    }

    @Test
    void noCountIsSilentlyAnother() throws IOException {
        var whole = Files.readAllBytes(file);
        var marked = Files.readAllBytes(mark);
        var truth = read();
        var outcomes = new HashMap<Outcome, Integer>();
        for (int i = 0; i < FLIPS; i++) {
            var damaged = whole.clone();
            int place = dice.nextInt(damaged.length);
            damaged[place] ^= (byte) (1 << dice.nextInt(8));
            Files.write(file, damaged);
            Files.write(mark, marked);
            var outcome = outcome(truth);
            if (outcome == Outcome.WRONG) {
                System.out.printf("A count is another for a flip in byte %,d of %,d%n", place, whole.length);
            }
            outcomes.merge(outcome, 1, Integer::sum);
        }
        System.out.printf("Bit flips in %,d bytes of documents, seed %d: %s%n", whole.length, seed, outcomes);
        assertThat(outcomes).as("seed %d", seed).doesNotContainKey(Outcome.WRONG);
    }

    private Outcome outcome(Map<String, Object> truth) {
        try {
            return read().equals(truth) ? Outcome.HARMLESS : Outcome.WRONG;
        } catch (StartRefused refused) {
            assertThat(refused).hasMessageNotContaining("locked");
            return Outcome.REFUSED;
        } catch (MongoException | MVStoreException unreadable) {
            return Outcome.UNREADABLE;
        }
    }

    /** Every count and minute that the file tells. */
    private Map<String, Object> read() {
        try (var server = OpenServer.over(file)) {
            var store = store(server);
            var read = new HashMap<String, Object>(store.totals(keys()));
            var ids = keys().stream()
                    .map(key -> new CounterStore.HourId(key, HOUR))
                    .toList();
            store.hours(ids)
                    .forEach((id, hour) ->
                            hour.minutes().forEach((minute, count) -> read.put(id.key() + minute, count)));
            return read;
        }
    }

    private static CounterStore store(OpenServer server) {
        return new MongoCounterStore(new MongoTemplate(server.client(), "tallymark"), "one");
    }

    private static List<String> keys() {
        var keys = new ArrayList<String>();
        for (int i = 0; i < COUNTERS; i++) {
            keys.add(CounterId.of("views", "badge" + i).key());
        }
        return keys;
    }
}
