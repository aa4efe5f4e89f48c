package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.tallymark.documents.Neighbours;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.ownership.Ownership;
import dev.tallymark.ownership.Ownerships;
import dev.tallymark.svg.Logos;
import dev.tallymark.tally.Erasure;
import dev.tallymark.tally.Erasures;
import dev.tallymark.tally.MemorySeries;
import dev.tallymark.tally.MemoryTallies;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The badge path as Spring Boot wires it, in front of a Spring Security that lets nobody in. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = BadgeApplicationTest.Wiring.class,
        properties = {
            "management.server.port=-1",
            "management.endpoint.health.validate-group-membership=false",
            "tallymark.badges.patience=20s"
        })
class BadgeApplicationTest {

    private static final MongoServer MONGO = new MongoServer(H2Backend.inMemory());

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        var address = MONGO.bind();
        properties.add("spring.mongodb.uri", () -> "mongodb://127.0.0.1:" + address.getPort() + "/test");
    }

    @AfterAll
    static void stopStore() {
        MONGO.shutdownNow();
    }

    @Test
    void aBadgeIsAnsweredBeforeAnybodyAsksWhoItIsFor() throws IOException {
        BadgePathTest.assertIsBadge(Wire.get(port, "/badge/wired.svg"));
        BadgePathTest.assertIsBadge(Wire.get(port, "/badge/a%2Fb%5Cc|d.svg"));
        BadgePathTest.assertIsBadge(Wire.get(port, "/badge/../%zz"));
        assertThat(Wire.get(port, "/api/v1/views?id=wired").body()).contains("\"message\":\"2\"");
        assertThat(Wire.get(port, "/user").status()).isEqualTo(401);
    }

    @Test
    void nothingRefusedIsAnsweredWithAPageOfTheServer() throws IOException {
        var response = Wire.get(port, "/user/%zz");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("<html", "Tomcat");
    }

    @Configuration
    @EnableAutoConfiguration
    @EnableConfigurationProperties(BadgeSettings.class)
    @Import({
        Admission.class,
        Allowance.class,
        BadgeConnector.class,
        BadgeEdits.class,
        BadgeFilter.class,
        BadgeMeters.class,
        BadgeReply.class,
        BadgeShelf.class,
        BadgeStore.class,
        Badges.class,
        Counting.class,
        Directory.class,
        Inheritances.class,
        Logos.class,
        NameRegister.class,
        OpenBadges.class,
        Painter.class,
        PublicBadges.class,
        Registrar.class,
        Removals.class,
        Renames.class,
        UnclaimedIds.class,
        Departures.class,
        Unplaced.class,
        Waits.class,
        WarmUp.class,
        Words.class
    })
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Neighbours neighbours() {
            return new Neighbours(false);
        }

        @Bean
        MemoryTallies tallies(Clock clock) {
            return new MemoryTallies(clock);
        }

        @Bean
        FakeGitHub github() {
            return FakeGitHub.start();
        }

        @Bean
        Ownership ownership(FakeGitHub github, MongoTemplate mongo, Clock clock) {
            return Ownerships.of(github, mongo, clock);
        }

        @Bean
        Erasure erasure(MongoTemplate mongo, Clock clock) {
            return Erasures.of(mongo, new MemorySeries(), clock);
        }
    }
}
