import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Tallymark as {@code make run} starts it. */
record App(Process process, String url, int managementPort, Path data, double startSeconds) implements AutoCloseable {

    private static final int BADGES = 10_000;
    private static final Pattern COUNT = Pattern.compile("<title>views: (\\d+)</title>");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * Starts it and waits for its first badge.
     *
     * @param options for its JVM
     * @param variables of its environment
     */
    static App start(Path data, String options, Map<String, String> variables) throws Exception {
        int port = Load.freePort();
        int managementPort = Load.freePort();
        var log = log(data);
        var builder = new ProcessBuilder(".make/run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        builder.environment().put("TALLYMARK_DATA", data.toAbsolutePath().toString());
        builder.environment().putAll(variables);
        builder.environment().merge("JAVA_OPTS", options, (given, ours) -> given + " " + ours);
        var url = "http://127.0.0.1:" + port;
        long began = System.nanoTime();
        var process = builder.start();
        awaitOk(url + "/badge/start/first.svg", process, log);
        return new App(process, url, managementPort, data, (System.nanoTime() - began) / 1e9);
    }

    private static Path log(Path data) {
        return data.resolveSibling("app.log");
    }

    /** Waits for the first answer with status 200. */
    static void awaitOk(String url, Process process, Path log) throws Exception {
        await(url, 200, process, log);
    }

    /** Waits for the first answer of an InfluxDB to its ping. */
    static void awaitAnswer(String url, Process process, Path log) throws Exception {
        await(url, 204, process, log);
    }

    private static void await(String url, int status, Process process, Path log) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(url, status)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("no answer from " + url + "\n" + Files.readString(log));
            }
            Thread.sleep(10);
        }
    }

    private static boolean answers(String url, int status) throws InterruptedException {
        try {
            return get(url).statusCode() == status;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** A badge as it is served. */
    HttpResponse<byte[]> sample() throws IOException, InterruptedException {
        return get(url + "/badge/start/first.svg");
    }

    /** The sum over all badges that the load asks for, each read from its image without counting. */
    long counted() throws IOException, InterruptedException {
        long sum = 0;
        for (int n = 1; n <= BADGES; n++) {
            sum += count(n);
        }
        return sum;
    }

    /** A total that the store has to be asked for may be "unavailable" at first: a badge waits for it only so long. */
    private long count(int badge) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= 20; attempt++) {
            var count = COUNT.matcher(new String(get(url + "/badge/load/" + badge + ".svg?count=0").body()));
            if (count.find()) {
                return Long.parseLong(count.group(1));
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("badge " + badge + " does not tell its count");
    }

    /** What one of its meters says. */
    double meter(String name) throws IOException, InterruptedException {
        var metrics = new String(get("http://127.0.0.1:" + managementPort + "/actuator/prometheus").body());
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no meter " + name));
    }

    /** A fresh link that signs the operator in. */
    String signInLink() throws IOException {
        var builder = new ProcessBuilder(".make/run", "signin");
        builder.environment().put("TALLYMARK_DATA", data.toAbsolutePath().toString());
        builder.environment().put("TALLYMARK_URL", url);
        var said = new String(builder.start().getInputStream().readAllBytes());
        return said.substring(said.indexOf("http")).strip();
    }

    /** Ends it with SIGKILL, wherever it is. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The last thing that it said about reading its journal back, once it has. */
    Replay replay() throws Exception {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(100)) {
            var said = Replay.in(Files.readString(log(data)));
            if (said.isPresent()) {
                return said.get();
            }
        }
        throw new IllegalStateException("it does not say that it read the journal back");
    }

    long residentMegabytes() throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes()).strip()) / 1024;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
