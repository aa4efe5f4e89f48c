import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real InfluxDB beside the service: Debian's 1.6, with nginx before it, because the address that 1.8 and later take
 * points at is not known to 1.6.
 */
record Influx(Process influxd, Process nginx, int port) implements AutoCloseable {

    static boolean isInstalled() throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v influxd").start().waitFor() == 0;
    }

    static Influx start(Path folder, int own, int port) throws Exception {
        Files.createDirectories(folder.resolve("logs"));
        var home = folder.toAbsolutePath();
        Files.writeString(folder.resolve("influxdb.conf"), """
                reporting-disabled = true
                bind-address = "127.0.0.1:0"
                [meta]
                  dir = "%1$s/meta"
                [data]
                  dir = "%1$s/data"
                  wal-dir = "%1$s/wal"
                  index-version = "tsi1"
                  max-series-per-database = 0
                  query-log-enabled = false
                [http]
                  bind-address = "127.0.0.1:%2$d"
                  log-enabled = false
                """.formatted(home, own));
        var influxd = run(folder.resolve("influxd.log"), "influxd", "-config", home + "/influxdb.conf");
        var direct = "http://127.0.0.1:" + own;
        App.awaitAnswer(direct + "/ping", influxd, folder.resolve("influxd.log"));
        create(direct);
        Files.writeString(folder.resolve("nginx.conf"), """
                %s
                daemon off;
                pid nginx.pid;
                error_log stderr;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_max_body_size 50m;
                  server {
                    listen 127.0.0.1:%d;
                    location = /api/v2/write { proxy_pass %s/write?db=tallymark&precision=s; }
                    location / { proxy_pass %3$s; }
                  }
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "", port, direct));
        var nginx = run(folder.resolve("nginx.log"), "nginx", "-p", home.toString(), "-c", "nginx.conf");
        App.awaitAnswer("http://127.0.0.1:" + port + "/ping", nginx, folder.resolve("nginx.log"));
        return new Influx(influxd, nginx, port);
    }

    private static Process run(Path log, String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void create(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/query"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=CREATE+DATABASE+tallymark"))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    /** The variables that make the service use it. */
    Map<String, String> variables() {
        return Map.of("TALLYMARK_INFLUX_URL", "http://127.0.0.1:" + port, "TALLYMARK_INFLUX_DATABASE", "tallymark");
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : new Process[] {nginx, influxd}) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
