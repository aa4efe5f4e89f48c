package dev.tallymark.influxd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The {@code influxd} 1.x that is on the path, on free ports of this machine and in a folder of the test's. */
public final class Influxd implements AutoCloseable {

    /** The database that is there. */
    public static final String DATABASE = "tallymark";

    private final Process process;
    private final URI url;

    private Influxd(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it, or skips the test where it is not installed.
     *
     * @param dataSettings lines for its section {@code [data]}
     */
    public static Influxd start(Path folder, String... dataSettings) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled(), "skipped: influxd, of Debian's package influxdb, is not on the path");
        Files.createDirectories(folder);
        var http = "127.0.0.1:" + freePort();
        var configuration = Files.writeString(folder.resolve("influxdb.conf"), """
                reporting-enabled = false
                bind-address = "127.0.0.1:%d"
                [meta]
                dir = "%2$s/meta"
                [data]
                dir = "%2$s/data"
                wal-dir = "%2$s/wal"
                query-log-enabled = false
                %3$s
                [http]
                bind-address = "%4$s"
                log-enabled = false
                [monitor]
                store-enabled = false
                """.formatted(
                        freePort(), folder, String.join("\n", dataSettings), http));
        var process = new ProcessBuilder("influxd", "run", "-config", configuration.toString())
                .redirectErrorStream(true)
                .start();
        var influxd = new Influxd(process, URI.create("http://" + http));
        influxd.awaitListening();
        influxd.query("CREATE DATABASE " + DATABASE);
        return influxd;
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "influxd")));
    }

    /** Where it answers; it does not know {@code /api/v2/write}, for which there is {@link InfluxFront}. */
    public URI url() {
        return url;
    }

    /** What it answers to InfluxQL, in JSON. */
    public String query(String statement) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/query?epoch=s&db=" + DATABASE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=" + URLEncoder.encode(statement, UTF_8)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** Reads what it logs, first until it listens and then on, so that its pipe never fills. */
    private void awaitListening() throws IOException {
        var log = process.inputReader(UTF_8);
        for (var line = log.readLine(); ; line = log.readLine()) {
            if (line == null) {
                throw new IOException("influxd ended");
            }
            if (line.contains("Listening on HTTP")) {
                break;
            }
        }
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
