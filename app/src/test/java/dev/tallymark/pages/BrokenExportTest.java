package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.tally.MemoryTallies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** An export whose history goes away half-way, as it comes over the wire. */
@SpringBootTest(
        classes = PagesApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=-1",
            "management.endpoint.health.validate-group-membership=false",
            "spring.main.keep-alive=false"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class BrokenExportTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Badges badges;

    @Autowired
    private MemoryTallies tallies;

    @Autowired
    private MovableClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void anExportThatBreaksOffNeverLooksWhole(String form) throws IOException {
        clock.tell(PagesApp.NOW.minus(Duration.ofDays(400)));
        var name = BadgeName.parse("adaok/old-" + form).orElseThrow();
        var made = (Registration.Registered) badges.register(PagesApp.ADA, name, Look.DEFAULT, 0);
        clock.tell(PagesApp.NOW);
        assertThat(export(made.badge().key() + "/export." + form)).endsWith("\r\n0\r\n\r\n");

        tallies.forgetAfter(PagesApp.NOW.minus(Duration.ofDays(200)));
        var broken = export(made.badge().key() + "/export." + form);

        assertThat(broken)
                .startsWith("HTTP/1.1 200")
                .contains("chunked")
                .doesNotContain("\r\n0\r\n\r\n", "]}", "<html");
        tallies.forgetAfter(PagesApp.NOW.plus(Duration.ofDays(1)));
    }

    /** Everything that comes before the connection ends, in whichever way. */
    private String export(String path) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var request = "GET /user/badges/" + path
                    + " HTTP/1.1\r\nHost: localhost\r\nCookie: who=ada\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException reset) {
            assertThat(bytes.size()).as("before the reset").isPositive();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
