import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The peer: nginx answering every badge with one static file, byte for byte and header for header Tallymark's. */
record Nginx(Process process, String url) implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "content-type", "date", "keep-alive", "transfer-encoding", "vary");

    static Nginx start(Path folder, int port, HttpResponse<byte[]> sample) throws Exception {
        Files.createDirectories(folder.resolve("logs"));
        Files.write(folder.resolve("badge.svg"), sample.body());
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, sample));
        var process = new ProcessBuilder("nginx", "-p", folder.toAbsolutePath().toString(), "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        var nginx = new Nginx(process, "http://127.0.0.1:" + port);
        App.awaitOk(nginx.url() + "/badge/load/1.svg", process, folder.resolve("nginx.log"));
        return nginx;
    }

    private static String configuration(Path folder, int port, HttpResponse<byte[]> sample) {
        String headers = sample.headers().map().entrySet().stream()
                .filter(header -> !OF_THE_CONNECTION.contains(header.getKey().toLowerCase()))
                .map(header -> "add_header %s \"%s\";"
                        .formatted(header.getKey(), header.getValue().getFirst()))
                .collect(Collectors.joining("\n      "));
        return """
                %s
                daemon off;
                worker_processes auto;
                pid nginx.pid;
                error_log stderr;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  etag off;
                  if_modified_since off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000000;
                  default_type "%s";
                  server {
                    listen 127.0.0.1:%d;
                    root %s;
                    location /badge/ {
                      rewrite ^ /badge.svg break;
                      add_header Last-Modified "";
                      %s
                    }
                  }
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "",
                        sample.headers().firstValue("Content-Type").orElseThrow(),
                        port,
                        folder.toAbsolutePath(),
                        headers);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
