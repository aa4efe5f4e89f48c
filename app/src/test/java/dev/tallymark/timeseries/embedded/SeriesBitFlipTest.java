package dev.tallymark.timeseries.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.datafolder.StoreFile;
import dev.tallymark.shared.StartRefused;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit flipped in the file of the history, again and again: no point is ever silently another. */
class SeriesBitFlipTest {

    private static final boolean FULL = Boolean.getBoolean("tallymark.badday.full");
    private static final int FLIPS = FULL ? 4_000 : 150;
    private static final int SERIES = 40;
    private static final int MINUTES = 60;
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("tallymark.badday.seed", System.nanoTime());
    private final Random dice = new Random(seed);

    @Test
    void noPointIsSilentlyAnother() throws IOException {
        var file = folder.resolve("series.mv");
        try (var store = StoreFile.open(file)) {
            fill(new EmbeddedTimeSeries(store));
        }
        var whole = Files.readAllBytes(file);
        var truth = read(file);
        var outcomes = new TreeMap<String, Integer>();
        for (int i = 0; i < FLIPS; i++) {
            var damaged = whole.clone();
            damaged[dice.nextInt(damaged.length)] ^= (byte) (1 << dice.nextInt(8));
            Files.write(file, damaged);
            outcomes.merge(outcome(file, truth), 1, Integer::sum);
        }
        System.out.printf("Bit flips in %,d bytes of history, seed %d: %s%n", whole.length, seed, outcomes);
        assertThat(outcomes).as("seed %d", seed).doesNotContainKey("wrong");
    }

    private void fill(EmbeddedTimeSeries series) {
        for (int minute = 0; minute < MINUTES; minute++) {
            var points = new ArrayList<Point>();
            for (var key : keys()) {
                var at = NOON.plus(Duration.ofMinutes(minute));
                points.add(new Point(key, Resolution.MINUTE, "p", at, 1 + dice.nextInt(1_000)));
            }
            series.write(points);
        }
    }

    private static String outcome(Path file, List<Reading> truth) {
        try {
            return read(file).equals(truth) ? "harmless" : "wrong";
        } catch (StartRefused refused) {
            return "refused";
        } catch (TimeSeriesUnavailable | MVStoreException unreadable) {
            return "unreadable";
        }
    }

    private static List<Reading> read(Path file) {
        try (var store = StoreFile.open(file)) {
            return store.opening(() -> new EmbeddedTimeSeries(store))
                    .read(keys(), Resolution.MINUTE, NOON, NOON.plus(Duration.ofHours(1)));
        }
    }

    private static List<SeriesKey> keys() {
        var keys = new ArrayList<SeriesKey>();
        for (int i = 0; i < SERIES; i++) {
            keys.add(new SeriesKey("views/badge" + i + "/"));
        }
        return keys;
    }
}
