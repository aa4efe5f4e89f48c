package dev.tallymark.badday;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A way to a MongoDB that passes messages on, each whole, late, in part or not at all, as the {@link Weather} is. */
final class FoulWire implements AutoCloseable {

    private static final long LATE_MILLIS = 3_000;
    private static final long TRICKLE_MILLIS = 2;
    private static final int TRICKLE_BYTES = 20;

    private final int target;
    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Weather weather = Weather.FAIR;

    /** @param target the port on this machine that it leads to */
    FoulWire(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void turn(Weather next) {
        weather = next;
        if (next == Weather.GONE) {
            links.forEach(Link::reset);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (weather == Weather.GONE) {
                    reset(client);
                } else {
                    new Link(client, new Socket(InetAddress.getLoopbackAddress(), target)).start();
                }
            } catch (IOException e) {
                // closed, or whoever knocked has left
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        door.close();
        links.forEach(Link::reset);
    }

    /** Waits as the wire does, unless it is closed. */
    private void hold(long millis) throws IOException {
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("closed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // gone already
        }
    }

    /** One connection through. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean losesAnswer;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            links.add(this);
            Thread.ofVirtual().start(() -> pump(this::request, client));
            Thread.ofVirtual().start(() -> pump(this::answer, server));
        }

        private void pump(Passing passing, Socket from) {
            try {
                var in = new DataInputStream(from.getInputStream());
                while (true) {
                    passing.pass(Message.read(in));
                }
            } catch (IOException e) {
                // one end has gone, and takes the other with it
            } finally {
                reset();
            }
        }

        private void request(Message message) throws IOException {
            var now = weather;
            if (now == Weather.SILENT) {
                return;
            }
            if (now == Weather.READ_ONLY && message.isWrite()) {
                send(client.getOutputStream(), message.refusal().bytes());
                return;
            }
            boolean cut = now == Weather.CUT && message.isWrite();
            losesAnswer |= now == Weather.ANSWER_LOST && message.isWrite();
            send(server.getOutputStream(), cut ? message.half() : message.bytes());
            if (cut) {
                throw new IOException("cut");
            }
        }

        private void answer(Message message) throws IOException {
            var now = weather;
            if (losesAnswer) {
                throw new IOException("lost");
            }
            if (now == Weather.SILENT) {
                return;
            }
            if (now == Weather.LATE) {
                hold(LATE_MILLIS);
            }
            if (now == Weather.TRICKLE) {
                trickle(message.bytes());
            } else {
                send(client.getOutputStream(), message.bytes());
            }
        }

        private void trickle(byte[] bytes) throws IOException {
            for (int at = 0; at < bytes.length; at += TRICKLE_BYTES) {
                client.getOutputStream().write(bytes, at, Math.min(TRICKLE_BYTES, bytes.length - at));
                hold(TRICKLE_MILLIS);
            }
        }

        private synchronized void send(OutputStream out, byte[] bytes) throws IOException {
            out.write(bytes);
        }

        void reset() {
            links.remove(this);
            FoulWire.reset(client);
            FoulWire.reset(server);
        }
    }

    private interface Passing {
        void pass(Message message) throws IOException;
    }
}
