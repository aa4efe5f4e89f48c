package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.badges.Wire.Response;
import dev.tallymark.svg.Style;
import dev.tallymark.tally.MemoryTallies.Mood;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The badge path as the outside sees it, byte by byte. */
class BadgePathTest {

    private static final Workshop SHOP = new Workshop();
    private static final BadgeServer SERVER = new BadgeServer(SHOP.counting, SHOP.painter);

    @AfterAll
    static void stop() {
        SERVER.close();
        SHOP.close();
    }

    @Test
    void countsAViewAndShowsItAtOnce() throws IOException {
        var badge = SHOP.registered(SHOP.ada, "ada/counted");

        assertThat(message(SERVER.ask("GET /badge/ada/counted.svg"))).isEqualTo("1");
        assertThat(message(SERVER.ask("GET /badge/ADA/counted.svg"))).isEqualTo("2");
        assertThat(SHOP.tallies.counted(badge.counter())).isEqualTo(2);
    }

    @Test
    void hasTheHeadersThatMakeEveryViewArrive() throws IOException {
        var response = SERVER.ask("GET /badge/headers.svg");

        assertIsBadge(response);
        assertThat(response.header("Content-Type")).isEqualTo("image/svg+xml;charset=utf-8");
        assertThat(response.header("Content-Length"))
                .isEqualTo(String.valueOf(response.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(response.header("Server-Timing")).matches("tally;desc=durable;dur=\\d+\\.\\d{3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/badge/spelled/x.svg",
                "/badge/spelled%2Fx.svg",
                "/badge/spelled%2fx%2esvg",
                "/b%61dge/spelled/x.svg",
                "//badge/spelled/x.svg",
                "/badge;v=1/spelled/x.svg",
                "/badge/spelled;a=b/x.svg;jsessionid=7",
                "http://localhost/badge/SPELLED/X.svg"
            })
    void readsTheSameIdHoweverItIsSpelled(String target) throws IOException {
        var counter = Workshop.unclaimedCounter("spelled/x");
        long before = SHOP.tallies.counted(counter);

        assertIsBadge(SERVER.ask("GET " + target));

        assertThat(SHOP.tallies.counted(counter)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/badge/a%5Cb.svg, a\\b",
        "/badge/a|b{c}.svg, a|b{c}",
        "/badge/a%252Fb.svg, a%2Fb",
        "/badge/%E6%97%A5.svg, 日",
        "/badge/a+b.svg, a+b",
        "/badge/a%20b.svg, a b",
        "/badge/a%3Bb.svg, a;b"
    })
    void decodesOnce(String target, String id) throws IOException {
        var counter = Workshop.unclaimedCounter(id);
        long before = SHOP.tallies.counted(counter);

        assertIsBadge(SERVER.ask("GET " + target));

        assertThat(SHOP.tallies.counted(counter)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/badge/",
                "/badge/x",
                "/badge/.svg",
                "/badge/x.png",
                "/badge//x.svg",
                "/badge/x/.svg",
                "/badge/../x.svg",
                "/badge/../../../x.svg",
                "/badge/%2e%2e/x.svg",
                "/badge/..%2f..%2fetc.svg",
                "/badge/a\\b.svg",
                "/badge/a%00b.svg",
                "/badge/%zz.svg",
                "/badge/%.svg",
                "/badge/%e6%97.svg",
                "/badge/%c0%af.svg",
                "/badge/%ed%a0%80.svg",
                "/badge/日.svg",
                "/badge/\u0001.svg",
                "/badge/x.svg?a=日",
                "//badge/日.svg",
                "/b%61dge/%zz.svg"
            })
    void answersAnImageWhateverIsWrongWithTheAddress(String target) throws IOException {
        var response = SERVER.ask("GET " + target);

        assertIsBadge(response);
        assertThat(message(response)).isEqualTo("invalid id");
        assertThat(response.header("Server-Timing")).startsWith("tally;desc=refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/views?id=日", "/v1/api/views?id=日", "/api/v1/views?id=\u0001"})
    void answersAnEndpointWhateverBytesAreInItsId(String target) throws IOException {
        var response = SERVER.ask("GET " + target);

        assertThat(response.status()).isEqualTo(200);
        assertHasBadgeHeaders(response);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body())
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"views\",\"message\":\"invalid id\","
                        + "\"color\":\"lightgrey\",\"isError\":true}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 8_000, 20_000, 200_000})
    void answersAnImageHoweverLongTheAddress(int length) throws IOException {
        var response = SERVER.ask("GET /badge/" + "x".repeat(length) + "y.svg");

        assertIsBadge(response);
        assertThat(message(response)).isEqualTo("invalid id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /badge/x.svg HTTP/1.1\r\n\r\n",
                "GET /badge/x.svg HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /badge/x.svg HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /badge/x.svg HTTP/7.1\r\nHost: a\r\n\r\n",
                "GET /badge/x.svg HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GET /badge/x.svg HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n"
            })
    void answersAnImageWhateverIsWrongWithTheRequest(String request) throws IOException {
        assertIsBadge(SERVER.send(request.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void answersAPlainProblemToAnythingElseThatIsMalformed() throws IOException {
        var response = SERVER.ask("GET /user/%zz");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).doesNotContain("Tomcat", "html", "Exception");
    }

    @Test
    void leavesOtherAddressesToTheApplication() throws IOException {
        for (var target : new String[] {"/", "/badge", "/badges/x.svg", "/api/v1/viewsx", "/user/badge/x.svg"}) {
            assertThat(SERVER.ask("GET " + target).body()).isEqualTo("not a badge");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void refusesOtherMethods(String method) throws IOException {
        var response = SERVER.ask(method + " /badge/methods.svg");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
        assertHasBadgeHeaders(response);
        assertThat(SHOP.tallies.counted(Workshop.unclaimedCounter("methods"))).isZero();
    }

    @Test
    void showsWithoutCountingWhereNobodyViews() throws IOException {
        SERVER.ask("GET /badge/looked-at.svg");

        var head = SERVER.ask("HEAD /badge/looked-at.svg");
        assertIsBadge(head);
        assertThat(head.body()).isEmpty();
        assertThat(Integer.parseInt(head.header("Content-Length"))).isPositive();
        assertThat(head.header("Server-Timing")).isEmpty();
        assertThat(message(SERVER.ask("GET /badge/looked-at.svg", "Sec-Purpose: prefetch;prerender")))
                .isEqualTo("1");
        assertThat(message(SERVER.ask("GET /badge/looked-at.svg", "Purpose: prefetch")))
                .isEqualTo("1");
        assertThat(message(SERVER.ask("GET /badge/looked-at.svg?count=0"))).isEqualTo("1");
        assertThat(message(SERVER.ask("GET /badge/looked-at.svg?count=00"))).isEqualTo("2");
    }

    @Test
    void countsByADotToo() throws IOException {
        var response = SERVER.ask("GET /badge/dotted.gif");

        assertIsBadge(response);
        assertThat(response.header("Content-Type")).isEqualTo("image/gif");
        assertThat(response.header("Content-Length")).isEqualTo("43");
        assertThat(response.body()).startsWith("GIF89a");
        assertThat(SHOP.tallies.counted(Workshop.unclaimedCounter("dotted"))).isOne();
    }

    @Test
    void theAddressChangesTheLookUnlessTheOwnerPinnedIt() throws IOException {
        var wishes = "?label=a+%3Cb%3E&color=red&labelColor=black&style=for-the-badge&abbreviated=true";
        SHOP.badges.register(SHOP.ada, Workshop.name("ada/free"), Look.DEFAULT, 1_249);
        SHOP.badges.register(SHOP.ada, Workshop.name("ada/pinned"), pinned(Look.DEFAULT), 1_249);

        var free = SERVER.ask("GET /badge/ada/free.svg" + wishes).body();
        assertThat(free).contains("A &lt;B&gt;: 1.3K", "#dd4343", "black", "height=\"28\"");

        var pinned = SERVER.ask("GET /badge/ada/pinned.svg" + wishes).body();
        assertThat(pinned).contains("views: 1250", "#007ec6").doesNotContain("#dd4343", "black");
    }

    @Test
    void wishesThatMeanNothingAreIgnored() throws IOException {
        var response =
                SERVER.ask("GET /badge/odd.svg?style=round&color=%22onload&labelColor=&logo=nosuch&label=%zz&&=&x");

        assertIsBadge(response);
        assertThat(response.body())
                .contains("views: ", "#007ec6", "height=\"20\"")
                .doesNotContain("onload");
    }

    @Test
    void answersTheEndpointInTheOrderOfTheContract() throws IOException {
        for (var path : new String[] {"/api/v1/views", "/v1/api/views"}) {
            var id = "endpoint" + path.replace("/", "");
            var response = SERVER.ask("GET " + path + "?id=" + id);

            assertThat(response.body())
                    .isEqualTo("{\"schemaVersion\":1,\"label\":\"views\",\"message\":\"1\",\"color\":\"blue\"}");
            assertHasBadgeHeaders(response);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(response.header("Server-Timing")).startsWith("tally;desc=durable");
        }
    }

    @Test
    void theEndpointSaysMoreOnlyWhereTheOwnerChose() throws IOException {
        var look = new Look(
                "\"hits\"",
                "#123",
                Optional.of("red"),
                Style.FLAT_SQUARE,
                Optional.of("github"),
                NumberFormat.GROUPED,
                false);
        SHOP.badges.register(SHOP.ada, Workshop.name("ada/chosen"), look, 1_000);

        assertThat(SERVER.ask("GET /api/v1/views?x=1&id=ada%2Fchosen").body())
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"\\\"hits\\\"\",\"message\":\"1,001\",\"color\":\"#123\","
                        + "\"labelColor\":\"red\",\"style\":\"flat-square\",\"namedLogo\":\"github\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?id=", "?id=..", "?id=a%2F%2Fb", "?id=%zz", "?idx=a", "?id=%00", "?ID=a"})
    void theEndpointSaysInvalidId(String query) throws IOException {
        var response = SERVER.ask("GET /api/v1/views" + query);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"views\",\"message\":\"invalid id\","
                        + "\"color\":\"lightgrey\",\"isError\":true}");
    }

    @Test
    void anyOriginMayAskTheEndpoint() throws IOException {
        var response = SERVER.ask(
                "OPTIONS /api/v1/views?id=x", "Origin: https://a.example", "Access-Control-Request-Method: GET");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(SERVER.ask("POST /api/v1/views?id=x").status()).isEqualTo(405);
    }

    @Test
    void aPausedBadgeShowsAndDoesNotCount() throws IOException {
        var badge = SHOP.registered(SHOP.ada, "ada/paused");
        SERVER.ask("GET /badge/ada/paused.svg");
        SHOP.badges.pause(SHOP.ada, badge.key(), Duration.ofMinutes(5));

        var response = SERVER.ask("GET /badge/ada/paused.svg");

        assertThat(message(response)).isEqualTo("1");
        assertThat(response.header("Server-Timing")).startsWith("tally;desc=refused");
        assertThat(SHOP.tallies.counted(badge.counter())).isOne();
    }

    @Test
    void aDeletedBadgeIsGone() throws IOException {
        var badge = SHOP.registered(SHOP.ada, "ada/gone");
        SERVER.ask("GET /badge/ada/gone.svg");
        SHOP.badges.delete(SHOP.ada, badge.key());

        assertThat(message(SERVER.ask("GET /badge/ada/gone.svg"))).isEqualTo("gone");
        assertThat(SERVER.ask("GET /api/v1/views?id=ada/gone").body()).contains("\"gone\"", "\"isError\":true");
        assertThat(SHOP.tallies.counted(badge.counter())).isOne();
    }

    @Test
    void aFullJournalRefusesAndShowsWhatIsKnown() throws IOException {
        SERVER.ask("GET /badge/full.svg");
        SHOP.tallies.feel(Mood.FULL);
        try {
            var response = SERVER.ask("GET /badge/full.svg");
            assertIsBadge(response);
            assertThat(message(response)).isEqualTo("1");
            assertThat(response.header("Server-Timing")).startsWith("tally;desc=refused");
        } finally {
            SHOP.tallies.feel(Mood.WELL);
        }
    }

    @Test
    void metersWhatBecameOfHits() throws IOException {
        long before = SERVER.meters
                .get("tallymark.badge.answers")
                .tag("hit", "durable")
                .timer()
                .count();
        SERVER.ask("GET /badge/metered.svg");
        SERVER.ask("GET /badge/..");

        assertThat(SERVER.meters
                        .get("tallymark.badge.answers")
                        .tag("hit", "durable")
                        .timer()
                        .count())
                .isEqualTo(before + 1);
        assertThat(SERVER.meters.get("tallymark.badge.invalid").counter().count())
                .isPositive();
    }

    private static Look pinned(Look look) {
        return new Look(look.label(), look.color(), look.labelColor(), look.style(), look.logo(), look.format(), true);
    }

    /** What the right side says, as a screen reader has it. */
    private static String message(Response response) {
        var label = "aria-label=\"views: ";
        int at = response.body().indexOf(label);
        assertThat(at).as(response.head() + response.body()).isNotNegative();
        return response.body().substring(at + label.length(), response.body().indexOf('"', at + label.length()));
    }

    static void assertIsBadge(Response response) {
        assertThat(response.status()).as(response.head()).isEqualTo(200);
        assertThat(response.header("Content-Type")).startsWith("image/");
        assertHasBadgeHeaders(response);
    }

    private static void assertHasBadgeHeaders(Response response) {
        assertThat(response.header("Cache-Control"))
                .isEqualTo("no-cache, no-store, must-revalidate, max-age=0, s-maxage=0");
        assertThat(response.header("Pragma")).isEqualTo("no-cache");
        assertThat(response.header("Expires")).isEqualTo("0");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        for (var name : new String[] {"ETag", "Last-Modified", "Set-Cookie", "Server", "X-Powered-By"}) {
            assertThat(response.header(name)).isEmpty();
        }
    }
}
