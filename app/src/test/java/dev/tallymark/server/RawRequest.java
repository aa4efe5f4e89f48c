package dev.tallymark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as its bytes: for what no HTTP client would send. */
public final class RawRequest {

    private RawRequest() {}

    /** Sends a GET that claims to be for another host; returns the whole answer, headers first. */
    public static String get(URI server, String path, String host) {
        return send(server, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends these bytes and returns all that comes back until the server hangs up. */
    public static String send(URI server, String bytes) {
        try (var socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
