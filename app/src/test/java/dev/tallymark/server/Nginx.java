package dev.tallymark.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real nginx before the service, with a folder of its own. Tests that need one are skipped by name where it is missing. */
public final class Nginx implements AutoCloseable {

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @param folder empty, and nobody else's
     * @param port where the configuration listens
     * @param http what stands in its {@code http} block
     */
    public static Nginx start(Path folder, int port, String http) {
        var program = program();
        Assumptions.assumeTrue(program.isPresent(), "skipped: nginx is not on the path");
        try {
            Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off;
                    worker_processes 1;
                    pid nginx.pid;
                    error_log stderr warn;
                    events { worker_connections 512; }
                    http {
                      access_log off;
                      client_body_temp_path body;
                      proxy_temp_path proxy;
                      fastcgi_temp_path fastcgi;
                      uwsgi_temp_path uwsgi;
                      scgi_temp_path scgi;
                    %s
                    }
                    """.formatted(http));
            var process = new ProcessBuilder(
                            program.get().toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
            awaitListening(process, port, folder);
            return new Nginx(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitListening(Process process, int port, Path folder) throws IOException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10); System.nanoTime() < end; ) {
            if (!process.isAlive()) {
                throw new AssertionError("nginx ended: " + Files.readString(folder.resolve("nginx.log")));
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        process.destroyForcibly();
        throw new AssertionError("nginx does not listen");
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
