package dev.tallymark.badges;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
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

    Wire.Response send(byte[] request) throws IOException {
        return Wire.send(server.getPort(), request);
    }

    Wire.Response ask(String methodAndTarget, String... headers) throws IOException {
        return Wire.ask(server.getPort(), methodAndTarget, headers);
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
    }

    private static final class Rest extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("not a badge");
        }
    }
}
