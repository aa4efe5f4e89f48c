import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Tallymark as {@code make run} starts it. */
record App(Process process, String url, double startSeconds) implements AutoCloseable {

    private static final int BADGES = 10_000;
    private static final Pattern COUNT = Pattern.compile("<title>views: (\\d+)</title>");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static App start(Path data, int port, String options) throws Exception {
        var log = data.resolveSibling("app.log");
        var builder = new ProcessBuilder(".make/run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
        builder.environment().put("TALLYMARK_DATA", data.toAbsolutePath().toString());
        builder.environment().merge("JAVA_OPTS", options, (given, ours) -> given + " " + ours);
        var url = "http://127.0.0.1:" + port;
        long began = System.nanoTime();
        var process = builder.start();
        awaitOk(url + "/badge/start/first.svg", process, log);
        return new App(process, url, (System.nanoTime() - began) / 1e9);
    }

    /** Waits for the first answer with status 200. */
    static void awaitOk(String url, Process process, Path log) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(url)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("no answer from " + url + "\n" + Files.readString(log));
            }
            Thread.sleep(10);
        }
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            return get(url).statusCode() == 200;
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
