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

            var health = new Visitor(server.managementUrl());
            assertThat(health.get("/actuator/health/readiness").statusCode())
                    .as("ready, because hits are taken")
                    .isEqualTo(200);
            var whole = health.get("/actuator/health");
            assertThat(whole.statusCode()).isEqualTo(503);
            assertThat(whole.body()).contains("\"mongo\":{\"details\":{\"error\":\"com.mongodb.MongoTimeoutException");

            var badge = person.get("/badge/nobody/knows.svg");
            assertThat(badge.statusCode()).isEqualTo(200);
            assertThat(badge.body()).contains("views: unavailable");
            assertThat(badge.headers().firstValue("Server-Timing").orElse(""))
                    .as("counted all the same")
                    .matches("tally;desc=(durable|pending);.*");
            assertThat(person.get("/api/v1/badge?id=nobody/knows").statusCode()).isEqualTo(503);
            assertThat(person.get("/b/nobody/knows", "Accept", "text/html").body())
                    .contains("Not available now");

            var link = server.signInLink();
            var refused = person.submit(person.get(link), link, Map.of());
            assertThat(Visitor.locationOf(refused)).isEqualTo(server.url() + "/login?error=unavailable");
            assertThat(person.get(link).statusCode())
                    .as("the link is not used up")
                    .isEqualTo(200);
        }
    }
}
