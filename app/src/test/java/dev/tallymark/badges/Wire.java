package dev.tallymark.badges;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP byte by byte, because a proper client would not send what is tested here. */
final class Wire {

    private Wire() {}

    static Response get(int port, String target) throws IOException {
        return ask(port, "GET " + target);
    }

    /** What comes back for exactly these bytes, read until the server closes. */
    static Response send(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            var bytes = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(bytes);
            return Response.read(bytes.toString(StandardCharsets.UTF_8));
        }
    }

    /** What comes back for this line, such as {@code GET /badge/a.svg}, and these headers. */
    static Response ask(int port, String methodAndTarget, String... headers) throws IOException {
        var request =
                new StringBuilder(methodAndTarget).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        return send(port, request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An answer as it came over the wire. */
    record Response(int status, String head, String body) {

        static Response read(String text) {
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("no answer: " + text);
            }
            return new Response(
                    Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .reduce((first, second) -> first + " AND " + second)
                    .orElse("");
        }
    }
}
