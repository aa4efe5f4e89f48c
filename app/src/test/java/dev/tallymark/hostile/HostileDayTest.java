package dev.tallymark.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.kill.Connection;
import dev.tallymark.kill.ServerToKill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers do what they like, and badges that somebody owns keep counting at a pace of the same order as on a quiet day,
 * measured in the same run. {@code -Dtallymark.hostile.ids=1000000} makes it the whole million.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class HostileDayTest {

    private static final int IDS = Integer.getInteger("tallymark.hostile.ids", 50_000);
    private static final long SEED = Long.getLong("tallymark.hostile.seed", System.nanoTime());
    private static final int BURST = 5_000;
    private static final int PER_SECOND = 10;

    /** As many again may pass while the store is too slow to say whether they exist. */
    private static final int UNKNOWN = 5_000;

    private static final int LOOKS = 16_000;
    private static final int STRANGERS = 16;

    /** Strangers and readers share two cores with the service, so half of the pace is already theirs by right. */
    private static final double FAIR = 0.2;

    private static final double WORST_MILLIS = 1_000;
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

    private static final Random DICE = new Random(SEED);
    private static Victim victim;
    private static Readers readers;
    private static Readers.Pace quiet;

    @BeforeAll
    static void aQuietDay(@TempDir Path data) throws Exception {
        victim = new Victim(
                data,
                "--tallymark.badges.unclaimed-burst=" + BURST,
                "--tallymark.badges.unclaimed-per-second=" + PER_SECOND,
                "--tallymark.badges.unclaimed-limit=" + UNKNOWN,
                "--tallymark.tally.segment-size=8MB",
                "--tallymark.tally.keep-size=16MB");
        readers = new Readers(victim.port, DICE);
        readers.look(LOOKS);
        quiet = readers.look(LOOKS);
    }

    @AfterAll
    static void stop() {
        victim.close();
    }

    @AfterEach
    void isWell() {
        assertThat(victim.isAlive()).as("seed %d", SEED).isTrue();
    }

    @Test
    @Order(1)
    void floodsOfRandomIdsAreRefusedBeyondTheBurst() throws Exception {
        long diskBefore = victim.disk();
        var admitted = new AtomicInteger();
        var refused = new AtomicInteger();
        long began = System.nanoTime();
        Readers.Pace pace;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = new ArrayList<Future<?>>();
            for (int i = 0; i < STRANGERS; i++) {
                var own = new Random(DICE.nextLong());
                flood.add(threads.submit(() -> flood(own, IDS / STRANGERS, admitted, refused)));
            }
            pace = readers.look(LOOKS);
            for (var stranger : flood) {
                stranger.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;

        assertKept(pace, "beside a flood of ids");
        assertThat(admitted.get() + refused.get()).isEqualTo(IDS / STRANGERS * STRANGERS);
        assertThat(admitted.get()).isLessThanOrEqualTo((int) (BURST + PER_SECOND * (seconds + 1)) + UNKNOWN);
        assertThat(victim.meter("tallymark_unclaimed_refused_total")).isEqualTo(refused.get());
        assertThat(victim.disk() - diskBefore)
                .as("bytes on disk for %,d ids", IDS)
                .isLessThan(64L << 20);
    }

    @Test
    @Order(2)
    void aThousandConnectionsOnOneIdCountEachHit() throws Exception {
        int connections = 1_000;
        int each = 10;
        var name = "kill/badge7";
        long before = count(name);
        long durable = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var crowd = new ArrayList<Future<Integer>>();
            for (int i = 0; i < connections; i++) {
                crowd.add(threads.submit(() -> durable("/badge/" + name + ".svg", each)));
            }
            for (var one : crowd) {
                durable += one.get();
            }
        }
        readers.sent.addAndGet(7, connections * each);
        readers.durable.addAndGet(7, Math.toIntExact(durable));
        assertThat(durable).as("called durable, seed %d", SEED).isGreaterThan((long) connections * each / 2);
        assertThat(count(name) - before).as("seed %d", SEED).isBetween(durable, (long) connections * each);
    }

    @Test
    @Order(3)
    void pathsOfEightKilobytesGetTheirPictureAndHoldNobodyUp() throws Exception {
        var target = "/badge/" + "x".repeat(8_000) + ".svg";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = new ArrayList<Future<?>>();
            for (int i = 0; i < STRANGERS; i++) {
                senders.add(threads.submit(() -> {
                    try (var connection = new Connection(victim.port)) {
                        for (int n = 0; n < 200; n++) {
                            assertThat(connection.head(target))
                                    .startsWith("HTTP/1.1 200")
                                    .contains("no-store");
                        }
                    }
                    return null;
                }));
            }
            assertKept(readers.look(LOOKS), "beside long paths");
            for (var sender : senders) {
                sender.get();
            }
        }
    }

    @Test
    @Order(4)
    void whoeverReadsOrWritesSlowlyWaitsAlone() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 1_000; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), victim.port);
                slow.add(socket);
                socket.getOutputStream().write(beginning(i % 2 == 0).getBytes(StandardCharsets.US_ASCII));
            }
            assertKept(readers.look(LOOKS), "beside slow readers");
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    @Order(5)
    void afterAllThatEveryOwnedBadgeCountedEachDurableHitOnce() {
        for (int badge = 0; badge < ServerToKill.BADGES; badge++) {
            assertThat(count(ServerToKill.name(badge)))
                    .as("badge %d, seed %d", badge, SEED)
                    .isBetween((long) readers.durable.get(badge), (long) readers.sent.get(badge));
        }
    }

    /** Half a request, or a whole one many times over whose answers nobody reads. */
    private static String beginning(boolean whole) {
        var request = "GET /badge/" + "slow/reader.svg HTTP/1.1\r\nHost: localhost\r\n";
        return whole ? (request + "\r\n").repeat(50) : request;
    }

    private static void assertKept(Readers.Pace pace, String when) {
        System.out.printf("%s: %s; on a quiet day %s; seed %d%n", when, pace, quiet, SEED);
        assertThat(pace.perSecond() / quiet.perSecond())
                .as("pace %s: %s; on a quiet day %s", when, pace, quiet)
                .isGreaterThan(FAIR);
        assertThat(pace.worstMillis()).as(when).isLessThan(WORST_MILLIS);
    }

    private static void flood(Random own, int times, AtomicInteger admitted, AtomicInteger refused) {
        try (var connection = new Connection(victim.port)) {
            for (int i = 0; i < times; i++) {
                var head = connection.head("/badge/stranger/" + Long.toHexString(own.nextLong()) + ".svg");
                (head.contains("desc=refused") ? refused : admitted).incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int durable(String target, int times) throws IOException {
        int durable = 0;
        try (var connection = new Connection(victim.port)) {
            for (int i = 0; i < times; i++) {
                durable += connection.isDurable(target) ? 1 : 0;
            }
        }
        return durable;
    }

    private static long count(String name) {
        var body = victim.read("/api/v1/badge?id=" + name);
        var found = COUNT.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return Long.parseLong(found.group(1));
    }
}
