package dev.tallymark.kill;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of HTTP/1.1 that is kept alive: quick enough that the server is what is measured. */
public final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Asks and reads the whole answer; whether it says that the hit is on disk. */
    public boolean isDurable(String target) throws IOException {
        return head(target).contains("desc=durable");
    }

    /** Asks and reads the whole answer; returns its status line and headers. */
    public String head(String target) throws IOException {
        var request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        in.skipNBytes(length(head.toString()));
        return head.toString();
    }

    private static int length(String head) {
        var field = "content-length: ";
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf(field);
        if (at < 0) {
            throw new IllegalStateException("a response without a length: " + head);
        }
        return Integer.parseInt(head.substring(at + field.length(), head.indexOf('\r', at)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
