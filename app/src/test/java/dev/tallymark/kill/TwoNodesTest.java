package dev.tallymark.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.documents.OpenServer;
import dev.tallymark.server.Nginx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes without journals behind a real nginx, one of them killed at any moment under load and started again:
 * acknowledged ≤ counted ≤ sent for each badge, both show the same within a second after the load, and, when the dead
 * nodes' names are inherited, the history sums to it.
 */
class TwoNodesTest {

    private static final int ROUNDS = Integer.getInteger("tallymark.nodes.rounds", 2);
    private static final int CONNECTIONS = 16;
    private static final int HITS_BETWEEN = 2_000;
    private static final int BADGES = 20;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final Pattern VIEWS = Pattern.compile("\"views\":(\\d+),\"points\"");

    @TempDir
    Path folder;

    private final AtomicIntegerArray sent = new AtomicIntegerArray(BADGES);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(BADGES);
    private final AtomicInteger durable = new AtomicInteger();
    private final AtomicBoolean loading = new AtomicBoolean(true);
    private final long seed = Long.getLong("tallymark.nodes.seed", System.nanoTime());
    private final Random dice = new Random(seed);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Server> nodes = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostWhicheverNodeDies() throws Exception {
        int door = Server.freePort();
        try (var documents = OpenServer.over(folder.resolve("documents.mv"));
                var starters = Executors.newFixedThreadPool(2)) {
            try {
                var ports = List.of(Server.freePort(), Server.freePort());
                for (var node : both(starters, documents, ports)) {
                    nodes.add(node.get());
                }
                try (var _ = Nginx.start(Files.createDirectory(folder.resolve("nginx")), door, balanced(door))) {
                    loadAndKill(documents, door);
                }
                check();
            } finally {
                nodes.forEach(Server::close);
            }
        }
    }

    private List<Future<Server>> both(ExecutorService starters, OpenServer documents, List<Integer> ports) {
        return ports.stream()
                .map(port -> starters.submit(() -> start(documents, port)))
                .toList();
    }

    private Server start(OpenServer documents, int port) throws IOException {
        return Server.start(
                NodeToKill.class,
                port,
                "--tallymark.data=" + folder.resolve("node" + port),
                "--spring.mongodb.uri=" + documents.address(10),
                "--tallymark.tally.acknowledge=store",
                "--tallymark.tally.lease=5s",
                "--tallymark.tally.lease-rest=1s");
    }

    private String balanced(int door) {
        return """
                upstream nodes {
                  server 127.0.0.1:%d;
                  server 127.0.0.1:%d;
                  keepalive 32;
                }
                server {
                  listen 127.0.0.1:%d;
                  location / {
                    proxy_pass http://nodes;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    # A hit that one node may have counted must not go to the other.
                    proxy_next_upstream off;
                  }
                }
                """.formatted(nodes.get(0).port, nodes.get(1).port, door);
    }

    private void loadAndKill(OpenServer documents, int door) throws Exception {
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var own = new Random(dice.nextLong());
                visitors.execute(() -> visit(door, own));
            }
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    awaitHits(dice.nextInt(HITS_BETWEEN));
                    int victim = dice.nextInt(2);
                    nodes.get(victim).close();
                    awaitHits(HITS_BETWEEN / 4);
                    nodes.set(victim, start(documents, nodes.get(victim).port));
                }
                awaitHits(HITS_BETWEEN);
            } finally {
                loading.set(false);
            }
        }
    }

    /** Comes back whenever the door closes. */
    private void visit(int door, Random own) {
        while (loading.get()) {
            try (var connection = new Connection(door)) {
                while (loading.get()) {
                    int badge = own.nextInt(BADGES);
                    sent.incrementAndGet(badge);
                    if (connection.isDurable("/api/v1/views?id=" + ServerToKill.name(badge))) {
                        acknowledged.incrementAndGet(badge);
                        durable.incrementAndGet();
                    }
                }
            } catch (IOException gone) {
                // what was on its way was not acknowledged
            }
        }
    }

    private void awaitHits(int more) {
        int goal = durable.get() + more;
        await("hits are acknowledged", Duration.ofSeconds(60), () -> durable.get() >= goal);
    }

    private void check() {
        await("both show the same", Duration.ofSeconds(1), () -> countsAt(0).equals(countsAt(1)));
        var counts = countsAt(0);
        for (int badge = 0; badge < BADGES; badge++) {
            assertThat(counts.get(badge))
                    .as("seed %d, badge %d", seed, badge)
                    .isBetween((long) acknowledged.get(badge), (long) sent.get(badge));
        }
        await(
                "the history sums to the count at both",
                Duration.ofSeconds(60),
                () -> historiesAt(0).equals(countsAt(0)) && historiesAt(1).equals(countsAt(1)));
        var settled = countsAt(0);
        for (int badge = 0; badge < BADGES; badge++) {
            assertThat(settled.get(badge))
                    .as("seed %d, badge %d in the end", seed, badge)
                    .isBetween(counts.get(badge), (long) sent.get(badge));
        }
    }

    private List<Long> countsAt(int node) {
        return read(node, "/api/v1/badge?id=", COUNT);
    }

    private List<Long> historiesAt(int node) {
        return read(node, "/api/v1/series?range=48h&step=1h&id=", VIEWS);
    }

    private List<Long> read(int node, String path, Pattern pattern) {
        var numbers = new ArrayList<Long>();
        for (int badge = 0; badge < BADGES; badge++) {
            var address = "http://localhost:" + nodes.get(node).port + path + ServerToKill.name(badge);
            try {
                var body = client.send(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
                var found = pattern.matcher(body);
                assertThat(found.find()).as(body).isTrue();
                numbers.add(Long.parseLong(found.group(1)));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return numbers;
    }

    private void await(String what, Duration patience, BooleanSupplier event) {
        long end = System.nanoTime() + patience.toNanos();
        while (!event.getAsBoolean()) {
            assertThat(System.nanoTime()).as("seed %d: %s", seed, what).isLessThan(end);
            // What happens in other processes can only be asked for.
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
