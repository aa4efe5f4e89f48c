package dev.tallymark.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while 64 connections count, twenty times on one data folder, sometimes again while the journal is being read
 * back: acknowledged ≤ counted ≤ sent for each badge, and each history sums to its count.
 */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("tallymark.kill.rounds", 20);
    private static final int HITS = 20_000;
    private static final int CONNECTIONS = 64;
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final Pattern VIEWS = Pattern.compile("\"views\":(\\d+),\"points\"");

    @TempDir
    Path folder;

    private final AtomicIntegerArray sent = new AtomicIntegerArray(ServerToKill.BADGES);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(ServerToKill.BADGES);
    private final long seed = Long.getLong("tallymark.kill.seed", System.nanoTime());
    private final Random dice = new Random(seed);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyAcknowledgedHitOutlivesTheProcess() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            try (var server = Server.start(ServerToKill.class, Server.freePort(), "--tallymark.data=" + folder)) {
                check(server, round);
                load(server, round);
            }
            if (round % 4 == 0) {
                try (var server = Server.killedAfter(
                        dice.nextLong(1_000, 4_000), ServerToKill.class, "--tallymark.data=" + folder)) {
                    assertThat(server.isAlive()).isFalse();
                }
            }
        }
        try (var server = Server.start(ServerToKill.class, Server.freePort(), "--tallymark.data=" + folder)) {
            check(server, ROUNDS + 1);
        }
    }

    private void load(Server server, int round) throws InterruptedException {
        int goal = HITS + dice.nextInt(HITS / 4);
        var counted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var own = new Random(dice.nextLong());
                threads.execute(() -> hit(server, own, counted, goal));
            }
        }
        assertThat(counted.get())
                .as("round %d, seed %d: acknowledged", round, seed)
                .isGreaterThanOrEqualTo(HITS);
    }

    /** Until the server is dead; whoever reaches the goal kills it, in the middle of everybody else's requests. */
    private void hit(Server server, Random own, AtomicInteger counted, int goal) {
        try (var connection = new Connection(server.port)) {
            while (true) {
                // Few badges get most of the hits, as in life.
                int badge = (int) (ServerToKill.BADGES * Math.pow(own.nextDouble(), 3));
                sent.incrementAndGet(badge);
                if (connection.isDurable("/api/v1/views?id=" + ServerToKill.name(badge))) {
                    acknowledged.incrementAndGet(badge);
                    if (counted.incrementAndGet() == goal) {
                        server.kill();
                    }
                }
            }
        } catch (IOException killed) {
            // what was on its way was not acknowledged
        }
    }

    private void check(Server server, int round) throws IOException, InterruptedException {
        for (int badge = 0; badge < ServerToKill.BADGES; badge++) {
            var id = ServerToKill.name(badge);
            long count = number(COUNT, read(server, "/api/v1/badge?id=" + id));
            assertThat(count)
                    .as("round %d, seed %d, %s", round, seed, id)
                    .isBetween((long) acknowledged.get(badge), (long) sent.get(badge));
            var series = read(server, "/api/v1/series?range=48h&step=1h&id=" + id);
            assertThat(number(VIEWS, series))
                    .as("round %d, seed %d, history of %s: %s", round, seed, id, series)
                    .isEqualTo(count);
        }
    }

    private String read(Server server, String target) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port + target));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long number(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return Long.parseLong(found.group(1));
    }
}
