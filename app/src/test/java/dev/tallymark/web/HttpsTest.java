package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an https address in {@code TALLYMARK_URL} changes, whatever the connection itself is. */
class HttpsTest {

    @Test
    void cookiesAreForHttpsAloneAndBrowsersStayThere(@TempDir Path data) {
        try (var server = TallymarkServer.startBehindTls(data)) {
            var door = URI.create("http://localhost:" + server.port());
            var visitor = new Visitor(door);
            var link = server.signInLink();
            assertThat(link).startsWith(server.url().toString());
            var path = link.substring(server.url().toString().length());

            var page = visitor.get(path);
            assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(visitor.get("/badge/a.svg").statusCode()).isEqualTo(200);

            var form = Map.of("_csrf", Visitor.formTokenOf(page));
            assertThat(visitor.post(path, form, "Origin", door.toString()).statusCode())
                    .as("from the http address")
                    .isEqualTo(403);
            var signedIn = visitor.post(path, form, "Origin", server.url().toString());
            assertThat(signedIn.statusCode()).isEqualTo(302);
            assertThat(signedIn.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith("__Host-tallymark="))
                    .singleElement()
                    .asString()
                    .contains("; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax")
                    .doesNotContain("Domain");
            assertThat(visitor.cookies().keySet()).allMatch(name -> name.startsWith("__Host-"));

            assertThat(visitor.get("/user").body())
                    .as("snippets name the address that the world knows")
                    .contains("](" + server.url() + "/badge/");
        }
    }
}
