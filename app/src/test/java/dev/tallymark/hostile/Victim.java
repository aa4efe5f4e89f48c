package dev.tallymark.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.ChildJvm;
import dev.tallymark.kill.ServerToKill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service in a process of its own with 256 MB of heap, so that what it cannot bound kills it. */
final class Victim implements AutoCloseable {

    final int port;
    private final int managementPort;
    private final Path data;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Waits until it is ready. */
    Victim(Path data, String... properties) throws IOException {
        this.data = data;
        port = freePort();
        managementPort = freePort();
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port, "--management.server.port=" + managementPort, "--tallymark.data=" + data));
        arguments.addAll(List.of(properties));
        process = ChildJvm.of(ServerToKill.class, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .start();
        var console = process.inputReader();
        var said = new StringBuilder();
        for (var line = console.readLine(); !ServerToKill.READY.equals(line); line = console.readLine()) {
            assertThat(line).as("it starts; it said: %s", said).isNotNull();
            said.append(line).append('\n');
        }
        Thread.ofVirtual().start(() -> console.lines().forEach(line -> {}));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String read(String target) {
        return ask(port, target);
    }

    /** What one of its meters says; 0 before the first time. */
    double meter(String name) {
        return ask(managementPort, "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** All that it has on disk, in bytes. */
    long disk() throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private String ask(int at, String target) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + at + target));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
