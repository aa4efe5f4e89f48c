package dev.tallymark.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallymark.badges.Badge;
import dev.tallymark.documents.OpenServer;
import dev.tallymark.server.TallymarkServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One service and a MongoDB behind a {@link FoulWire}: in any weather every badge is answered within a second, and when
 * the sun is back everything that was called durable is stored once and the histories sum to the counts.
 *
 * <p>{@code -Dtallymark.badday.full} makes each weather last a minute, several times over.
 */
class MongoBadDaysTest {

    private static final boolean FULL = Boolean.getBoolean("tallymark.badday.full");
    private static final Duration FOUL = FULL ? Duration.ofMinutes(1) : Duration.ofMillis(1_500);
    private static final Duration FAIR = Duration.ofMillis(300);
    private static final int ROUNDS = FULL ? 3 : 1;
    private static final int TURNS = FULL ? 600 : 20;
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final Duration WORST = Duration.ofSeconds(1);
    private static final List<Weather> ANY = List.of(Weather.values());
    private static final int BADGES = 12;
    /** A driver that waits ten seconds for an answer makes for a long test. */
    private static final String IMPATIENT = "&socketTimeoutMS=1000&serverSelectionTimeoutMS=1000&connectTimeoutMS=500";

    private static final long SEED = Long.getLong("tallymark.badday.seed", System.nanoTime());

    @TempDir
    static Path folder;

    private static OpenServer mongo;
    private static FoulWire wire;
    private static TallymarkServer server;
    private static List<Badge> badges;
    private static final long[] sent = new long[BADGES];
    private static final long[] durable = new long[BADGES];

    private final Random dice = new Random(SEED);

    @BeforeAll
    static void start() throws Exception {
        System.out.println("The bad days' seed: " + SEED);
        mongo = OpenServer.over(folder.resolve("mongo.mv"));
        wire = new FoulWire(mongo.port());
        server = TallymarkServer.start(
                folder.resolve("data"),
                "spring.mongodb.uri=" + mongo.addressThrough(wire.port()) + IMPATIENT,
                "tallymark.tally.acknowledge=journal");
        badges = OpenBadges.register(server, BADGES, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        wire.close();
        mongo.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAIR")
    void countsOnInAnyWeather(Weather weather) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (var crowd = crowd()) {
                crowd.stay(FAIR);
                wire.turn(weather);
                crowd.stay(FOUL);
                wire.turn(Weather.FAIR);
                crowd.stay(FAIR);
                settle(crowd, weather.name());
            }
        }
    }

    @Test
    void countsOnInWeatherThatChangesAllTheTime() throws Exception {
        try (var crowd = crowd()) {
            for (int turn = 0; turn < TURNS; turn++) {
                wire.turn(ANY.get(dice.nextInt(ANY.size())));
                crowd.stay(Duration.ofMillis(dice.nextInt(20, 300)));
            }
            wire.turn(Weather.FAIR);
            settle(crowd, "changing");
        }
    }

    private Crowd crowd() {
        return new Crowd(
                server.url(), badges.stream().map(badge -> badge.name().key()).toList(), dice);
    }

    private void settle(Crowd crowd, String weather) throws Exception {
        crowd.close();
        System.out.printf(
                "%s: %,d answers, the worst after %,d ms%n",
                weather, crowd.answers(), crowd.worst().toMillis());
        for (int i = 0; i < BADGES; i++) {
            sent[i] += crowd.sent(i);
            durable[i] += crowd.durable(i);
        }
        await().atMost(RECOVERY).until(() -> Meters.value(server, "tally.counters.pending") == 0);
        var reader = new Reader(server.url());
        for (int i = 0; i < BADGES; i++) {
            var id = badges.get(i).name().key();
            await().atMost(RECOVERY).ignoreExceptions().until(() -> reader.history(id) >= 0);
            long count = reader.count(id);
            assertThat(count).as("%s, seed %d, %s", weather, SEED, id).isBetween(durable[i], sent[i]);
            assertThat(stored(badges.get(i)))
                    .as("%s, seed %d, stored of %s", weather, SEED, id)
                    .isEqualTo(count);
            assertThat(reader.history(id))
                    .as("%s, seed %d, history of %s", weather, SEED, id)
                    .isEqualTo(count);
        }
        assertThat(crowd.worst())
                .as("%s, seed %d, the worst answer", weather, SEED)
                .isLessThan(WORST);
        assertThat(Meters.value(server, "tally.records.pending")).isZero();
    }

    private static long stored(Badge badge) {
        var document = mongo.database()
                .getCollection("counters")
                .find(new Document("_id", badge.counter().key()))
                .first();
        if (document == null) {
            return 0;
        }
        return document.get("p", Document.class).values().stream()
                .mapToLong(part -> ((Document) part).getLong("n"))
                .sum();
    }
}
