package dev.tallymark.badges;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import tools.jackson.databind.json.JsonMapper;

/** The badge path on a real Tomcat, set up as the application does it, with nothing else behind. */
final class BadgeServer implements AutoCloseable {

    private final WebServer server;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    BadgeServer(Counting counting, Painter painter) {
        var reply = new BadgeReply(painter, JsonMapper.shared());
        var factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addProtocolHandlerCustomizers(
                protocol -> protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor()));
        new BadgeConnector(reply).customize(factory);
        server = factory.getWebServer(context -> {
            context.addFilter("badges", new BadgeFilter(counting, reply, new BadgeMeters(meters)))
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
            context.addServlet("rest", new Rest()).addMapping("/");
        });
        server.start();
    }

    int port() {
        return server.getPort();
    }

    /** What comes back for exactly these bytes, read until the server closes. */
    Response send(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            var bytes = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(bytes);
            return Response.read(bytes.toString(StandardCharsets.UTF_8));
        }
    }

    /** What comes back for this line, such as {@code GET /badge/a.svg}, and these headers. */
    Response ask(String methodAndTarget, String... headers) throws IOException {
        var request =
                new StringBuilder(methodAndTarget).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        return send(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
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

    private static final class Rest extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("not a badge");
        }
    }
}
