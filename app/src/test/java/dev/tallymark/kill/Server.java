package dev.tallymark.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.ChildJvm;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own. */
final class Server implements AutoCloseable {

    private static final int START_SECONDS = 120;

    private final Process process;
    final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Waits until it says that it is ready. */
    static Server start(Class<?> main, int port, String... arguments) throws IOException {
        var server = new Server(launch(main, port, arguments), port);
        var console = server.process.inputReader();
        var said = new StringBuilder();
        for (var line = console.readLine(); !ServerToKill.READY.equals(line); line = console.readLine()) {
            assertThat(line).as("it starts; it said: %s", said).isNotNull();
            said.append(line).append('\n');
        }
        Thread.ofVirtual().start(() -> console.lines().forEach(line -> {}));
        return server;
    }

    /** Kills it after so many milliseconds, wherever it is. */
    static Server killedAfter(long millis, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        var server = new Server(launch(main, port, arguments), port);
        assertThat(server.process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        server.kill();
        assertThat(server.process.waitFor(START_SECONDS, TimeUnit.SECONDS)).isTrue();
        return server;
    }

    private static Process launch(Class<?> main, int port, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=" + port);
        all.add("--management.server.port=0");
        return ChildJvm.of(main, all.toArray(String[]::new))
                .redirectErrorStream(true)
                .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
