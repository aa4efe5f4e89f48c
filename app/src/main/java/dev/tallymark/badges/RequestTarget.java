package dev.tallymark.badges;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.coyote.http11.Http11InputBuffer;

/**
 * The address of a request that Tomcat refused. Where Tomcat gave up in the middle of the request line it has set no
 * address; the bytes are then still at the beginning of its buffer.
 */
final class RequestTarget {

    /** As much of an address as is needed to see whose it is. */
    private static final int ENOUGH = 512;

    private RequestTarget() {}

    /** The path as it came, each byte a character; empty when there is none. */
    static String of(Request request) {
        var uri = request.getRequestURI();
        if (uri != null && !uri.isEmpty()) {
            return uri;
        }
        return request.getCoyoteRequest().getInputBuffer() instanceof Http11InputBuffer input
                ? inRequestLine(input.getByteBuffer())
                : "";
    }

    /** What stands between the first blanks and the next: {@code GET /badge/x HTTP/1.1}. */
    private static String inRequestLine(ByteBuffer buffer) {
        int length = Math.min(ENOUGH, buffer.limit());
        var bytes = new byte[length];
        buffer.get(0, bytes);
        var line = new String(bytes, StandardCharsets.ISO_8859_1).stripLeading();
        int blank = line.indexOf(' ');
        var target = blank < 0 ? "" : line.substring(blank).stripLeading();
        int end = 0;
        while (end < target.length() && " ?\r\n".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(0, end);
    }
}
