package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreAwayTest {

    @Test
    void pagesSaySoInsteadOfAskingPeopleToSignInAgain(@TempDir Path data) {
        try (var server = TallymarkServer.start(
                data, "spring.mongodb.uri=mongodb://127.0.0.1:1/tallymark?serverSelectionTimeoutMS=100")) {
            var person = new Visitor(server.url());
            person.cookies().put(server.cookie("tallymark"), "a-session");

            var away = person.get("/user");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("5");
            assertThat(person.get("/login").statusCode())
                    .as("public pages go on")
                    .isEqualTo(200);
            assertThat(new Visitor(server.url()).get("/user").statusCode())
                    .as("a stranger")
                    .isEqualTo(302);

            var link = server.signInLink();
            var refused = person.submit(person.get(link), link, Map.of());
            assertThat(Visitor.locationOf(refused)).isEqualTo(server.url() + "/login?error=unavailable");
            assertThat(person.get(link).statusCode())
                    .as("the link is not used up")
                    .isEqualTo(200);
        }
    }
}
