package dev.tallymark.influxd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Stands in front of an {@code influxd} 1.6 and makes it look like a 1.8: that answers {@code /api/v2/write} itself. It
 * can also misbehave.
 */
public final class InfluxFront implements AutoCloseable {

    /** What happens to a request instead of being answered; false lets it pass. */
    public interface Fault {
        boolean strikes(HttpExchange exchange) throws IOException;
    }

    private static final Fault NONE = exchange -> false;

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile URI behind;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Semaphore writes = new Semaphore(0);
    private volatile Fault fault = NONE;

    private InfluxFront(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    public static InfluxFront of(Influxd influxd) {
        return before(influxd.url());
    }

    /** With nothing behind: every request must meet a fault. */
    public static InfluxFront alone() {
        return before(URI.create("http://127.0.0.1:9"));
    }

    private static InfluxFront before(URI behind) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var front = new InfluxFront(server, behind);
            server.createContext("/", front::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this one is behind. */
    public void leadTo(Influxd next) {
        behind = next.url();
    }

    /** From now on. Writes before it are not waited for any more. */
    public void strike(Fault next) {
        writes.drainPermits();
        fault = next;
    }

    /** From now on everything passes. */
    public void recover() {
        fault = NONE;
    }

    /** The paths that were asked for since the last call. */
    public List<String> requests() {
        var seen = List.copyOf(requests);
        requests.clear();
        return seen;
    }

    /** Returns after one more write is answered, however it is: each that was is waited for once. */
    public void awaitWrite() throws InterruptedException {
        if (!writes.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing is written; it was asked for " + requests);
        }
    }

    /** Hangs up without a word. */
    public static Fault away() {
        return exchange -> {
            exchange.close();
            return true;
        };
    }

    /** Answers writes, and nothing else, with this. */
    public static Fault refuseWrites(int status, String message, Map<String, String> headers) {
        return onlyOn("/api/v2/write", answer(status, message, headers));
    }

    /** Refuses for good every write in which one of these words stands, as if it were one that holds them. */
    public static Fault refuseWritesWith(String... words) {
        return exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/api/v2/write")) {
                return false;
            }
            var body = exchange.getRequestBody().readAllBytes();
            var lines = new String(body, StandardCharsets.UTF_8);
            if (Arrays.stream(words).anyMatch(lines::contains)) {
                send(
                        exchange,
                        400,
                        "{\"error\":\"partial write: refused dropped=1\"}".getBytes(StandardCharsets.UTF_8));
                return true;
            }
            exchange.setStreams(new ByteArrayInputStream(body), null);
            return false;
        };
    }

    /** Understands no statement that begins so. */
    public static Fault refuseStatements(String beginning) {
        return exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/query")) {
                return false;
            }
            var body = exchange.getRequestBody().readAllBytes();
            if (new String(body, StandardCharsets.UTF_8).startsWith("q=" + beginning)) {
                send(exchange, 400, "{\"error\":\"error parsing query\"}".getBytes(StandardCharsets.UTF_8));
                return true;
            }
            exchange.setStreams(new ByteArrayInputStream(body), null);
            return false;
        };
    }

    /** Answers with this. */
    public static Fault answer(int status, String body, Map<String, String> headers) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    /** Strikes on this path alone. */
    public static Fault onlyOn(String path, Fault fault) {
        return exchange -> exchange.getRequestURI().getPath().equals(path) && fault.strikes(exchange);
    }

    /** Begins the answer, and hangs up in the middle. */
    public static Fault cut() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"results\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
            return true;
        };
    }

    /** Begins the answer, and says no more. */
    public static Fault stall() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"results\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return true;
        };
    }

    /** Takes the request and never answers. */
    public static Fault silence() {
        return exchange -> true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(path);
        try {
            if (!fault.strikes(exchange)) {
                pass(exchange);
            }
        } finally {
            if (path.equals("/api/v2/write")) {
                writes.release();
            }
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try {
            var request = HttpRequest.newBuilder(behind.resolve(mapped(exchange.getRequestURI())))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static String mapped(URI asked) {
        return asked.getRawPath().equals("/api/v2/write")
                ? "/write?" + asked.getRawQuery().replace("bucket=", "db=")
                : asked.toString();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
