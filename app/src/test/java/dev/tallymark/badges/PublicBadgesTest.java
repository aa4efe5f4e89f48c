package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.tally.MemoryTallies.Mood;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PublicBadgesTest {

    private final Workshop shop = new Workshop();
    private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(
                    new PublicBadges(new OpenBadges(shop.directory, Workshop.SETTINGS), shop.tallies, shop.clock))
            .build());

    @BeforeEach
    void registerOneOpenAndOnePrivateBadge() {
        var badge = shop.registered(shop.ada, "ada/open");
        shop.badges.edit(shop.ada, badge.key(), badge.revision(), Look.DEFAULT, Optional.of(100L), true);
        shop.registered(shop.ada, "ada/private");
        shop.counting.hit(Workshop.name("ada/open"));
        shop.tallies.past(badge.counter(), Instant.parse("2026-11-19T10:30:00Z"), 5);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void readsWithoutCounting() {
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.get().uri(URI.create("/api/v1/badge?id=Ada%2FOpen")).header("Origin", "https://a.example"))
                    .hasStatusOk()
                    .hasHeader("Access-Control-Allow-Origin", "*")
                    .hasHeader("Cache-Control", "no-store")
                    .bodyJson()
                    .isStrictlyEqualTo("""
                    {"id":"ada/open","label":"views","count":106,"message":"106","color":"blue","paused":false,
                     "created":"2026-11-21T08:00:00Z"}""");
        }
    }

    @Test
    void readsTheHistory() {
        assertThat(mvc.get().uri("/api/v1/series?id=ada/open&range=3d&step=1d"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"id":"ada/open","step":"1d","from":"2026-11-19T00:00:00Z","to":"2026-11-22T00:00:00Z","views":6,
                 "points":[{"at":"2026-11-19T00:00:00Z","views":5},{"at":"2026-11-21T00:00:00Z","views":1}]}""");
    }

    @Test
    void theNewestBucketIsTheOneThatIsNotOver() {
        assertThat(mvc.get().uri("/api/v1/series?id=ada/open&range=24h&step=1h"))
                .bodyJson()
                .extractingPath("$.views")
                .isEqualTo(1);
        assertThat(mvc.get().uri("/api/v1/series?id=ada/open&range=all&step=1m"))
                .bodyJson()
                .extractingPath("$.points[0].at")
                .isEqualTo("2026-11-21T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?id=",
                "?id=..",
                "?id=ada/open&range=0d",
                "?id=ada/open&range=-1d",
                "?id=ada/open&range=d",
                "?id=ada/open&range=30",
                "?id=ada/open&range=1e9d",
                "?id=ada/open&range=999999d",
                "?id=ada/open&range=1mo",
                "?id=ada/open&step=5m",
                "?id=ada/open&step=1s",
                "?id=ada/open&step=",
                "?id=ada/open&format=xml",
                "?id=ada/open&range=1y&step=1m",
                "?id=ada/open&range=99999y&step=1d"
            })
    void refusesNonsense(String query) {
        assertThat(mvc.get().uri("/api/v1/series" + query))
                .hasStatus(400)
                .hasHeader("Content-Type", "application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada/private", "ada/none"})
    void tellsStrangersNothingOfOtherBadges(String id) {
        for (var path : new String[] {"/api/v1/badge", "/api/v1/series"}) {
            assertThat(mvc.get().uri(path + "?id=" + id))
                    .hasStatus(404)
                    .hasHeader("Content-Type", "application/problem+json");
        }
    }

    @Test
    void aDeletedBadgeIsGone() {
        var badge = shop.registered(shop.ada, "ada/deleted");
        shop.badges.delete(shop.ada, badge.key());
        for (var path : new String[] {"/api/v1/badge", "/api/v1/series"}) {
            assertThat(mvc.get().uri(path + "?id=ada/deleted"))
                    .hasStatus(410)
                    .hasHeader("Content-Type", "application/problem+json");
        }
    }

    @Test
    void aPrivateAndAnUnknownBadgeAreToldApartByNothing() {
        for (var path : new String[] {"/api/v1/badge", "/api/v1/series"}) {
            var hidden = mvc.get().uri(path + "?id=ada/private").exchange().getResponse();
            var unknown = mvc.get().uri(path + "?id=ada/nobody").exchange().getResponse();
            assertThat(hidden.getContentAsByteArray()).isEqualTo(unknown.getContentAsByteArray());
            assertThat(hidden.getHeaderNames()).isEqualTo(unknown.getHeaderNames());
        }
    }

    @Test
    void theHistoryIsATableToo() {
        var table = mvc.get().uri("/api/v1/series?id=ada/open&range=3d&format=csv");
        assertThat(table)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/csv;charset=UTF-8")
                .hasHeader("Content-Disposition", "attachment; filename=\"ada-open-views.csv\"")
                .bodyText()
                .isEqualTo("""
                id,at,views\r
                "ada/open",2026-11-19T00:00:00Z,5\r
                "ada/open",2026-11-21T00:00:00Z,1\r
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?id=ada/private", "?id=ada/open&range=d", "?id="})
    void anyOriginMayReadWhatIsWrong(String query) {
        assertThat(mvc.get().uri("/api/v1/series" + query).header("Origin", "https://a.example"))
                .hasHeader("Access-Control-Allow-Origin", "*")
                .hasHeader("Cache-Control", "no-store");
    }

    @Test
    void saysWhenTheStoreIsAway() {
        shop.tallies.feel(Mood.STORE_AWAY);
        for (var path : new String[] {"/api/v1/badge", "/api/v1/series"}) {
            assertThat(mvc.get().uri(path + "?id=ada/open"))
                    .hasStatus(503)
                    .hasHeader("Retry-After", "5")
                    .hasHeader("Content-Type", "application/problem+json");
        }
    }

    @Test
    void minutesOfAWeekAreTheMostThatIsAnswered() {
        assertThat(mvc.get().uri("/api/v1/series?id=ada/open&range=7d&step=1m")).hasStatusOk();
        assertThat(mvc.get().uri("/api/v1/series?id=ada/open&range=8d&step=1m")).hasStatus(400);
        shop.clock.advance(Duration.ofDays(30));
        assertThat(mvc.get().uri("/api/v1/series?id=ada/open&range=all&step=1m"))
                .hasStatus(400);
    }
}
