package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tallymark.server.RawRequest;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@SuppressWarnings("NullAway.Init")
class SecurityTest {

    private static TallymarkServer server;
    private static Visitor operator;

    private final Visitor stranger = new Visitor(server.url());

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TallymarkServer.start(data);
        operator = Visitor.operatorOf(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLinkSignsTheOperatorInOnce() {
        var link = server.signInLink();
        var page = stranger.get(link);
        assertThat(page.body()).contains("works once");
        assertThat(stranger.get(link).statusCode()).as("looking again").isEqualTo(200);

        var first = stranger.submit(page, link, Map.of());
        assertThat(Visitor.locationOf(first)).isEqualTo(server.url() + "/user");
        assertThat(stranger.get("/user").statusCode()).isNotEqualTo(302);

        var other = new Visitor(server.url());
        other.cookies().put(server.cookie("tallymark-form"), stranger.cookie(server.cookie("tallymark-form")));
        var second = other.submit(page, link, Map.of());
        assertThat(Visitor.locationOf(second)).isEqualTo(server.url() + "/login?error=link");
        assertThat(other.follow("/login?error=link").body()).contains("This link was used");
        assertThat(other.cookies()).doesNotContainKey(server.cookie("tallymark"));
    }

    @Test
    void signingOutEndsTheSession() {
        var somebody = Visitor.operatorOf(server);
        var session = somebody.cookie(server.cookie("tallymark"));

        var out = somebody.submit(somebody.get(server.signInLink()), "/logout", Map.of());

        assertThat(Visitor.locationOf(out)).isEqualTo(server.url() + "/");
        assertThat(somebody.cookies()).doesNotContainKey(server.cookie("tallymark"));
        somebody.cookies().put(server.cookie("tallymark"), session);
        assertThat(somebody.get("/user").statusCode()).as("with the old cookie").isEqualTo(302);
    }

    @Test
    void theLoginPageSaysHowToGetALinkAndNeverShowsOne() {
        assertThat(stranger.get("/login").body()).contains("make signin").doesNotContainPattern("/login/once/\\w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user", "/user/badges/new", "/content", "/admin", "/user/"})
    void strangersAreAskedToSignIn(String path) {
        var response = stranger.get(path);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Visitor.locationOf(response)).startsWith(server.url() + "/login?return=");
    }

    @Test
    void redirectsNeverNameTheHostThatARequestClaims() {
        assertThat(RawRequest.get(server.url(), "/user", "evil.example"))
                .contains("\r\nLocation: /login?return=%2Fuser\r\n")
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /login", "GET /user", "GET /api/v1/badge", "POST /logout"})
    void parametersThatCannotBeReadAreNoErrorOfOurs(String request) {
        var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            var answer = RawRequest.send(
                    server.url(),
                    request + "?x=%zz HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 [34].*").doesNotContain("Exception");
            assertThat(lines.list).noneMatch(line -> line.getLevel() == Level.ERROR);
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void aFragmentSendsTheWholePageToSignIn() {
        var response = stranger.get("/user", "HX-Request", "true");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("HX-Redirect")).contains("/login?return=%2Fuser");
    }

    @Test
    void aFragmentsPageIsWhereSigningInLeadsBackTo() {
        var builder = "/user/badges/new?id=lens&label=readers";
        assertThat(goalOfAFragmentOn(server.url() + builder)).isEqualTo(builder);
        assertThat(goalOfAFragmentOn("https://evil.example" + builder)).isEqualTo("/user");
        assertThat(goalOfAFragmentOn(server.url() + ".evil.example" + builder)).isEqualTo("/user");
        assertThat(goalOfAFragmentOn(server.url() + "//evil.example")).isEqualTo("/user");
    }

    private String goalOfAFragmentOn(String page) {
        var login = stranger.get("/user/badges/new", "HX-Request", "true", "HX-Current-URL", page)
                .headers()
                .firstValue("HX-Redirect")
                .orElseThrow();
        return URLDecoder.decode(login.substring("/login?return=".length()), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing-here", "/api/v1/nothing", "/v1/nothing", "/webjars/nothing.js", "/actuator/health"})
    void whatIsNotThereIsNotThereForStrangersToo(String path) {
        var response = stranger.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theApiKnowsNoCookies() {
        var response = operator.get("/api/v1/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/nothing", Map.of(), "Origin", "https://elsewhere.example")
                        .statusCode())
                .as("needs no form token and no origin")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/badge", "/api/v1/series"})
    void anyOriginMayAskToReadAndNoneToChangeOrToBringASession(String path) {
        var read = stranger.preflight(path + "?id=a", "https://elsewhere.example", "GET");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(read.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET,HEAD");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(stranger.post(path + "?id=a", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    void theOwnersSessionOpensNoPrivateBadgeToTheApi() {
        var page = operator.get("/user/badges/new");
        operator.submit(page, "/user/badges/new", Map.of("id", "private", "label", "views"));

        var hidden = operator.get("/api/v1/badge?id=private", "Origin", "https://elsewhere.example");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(hidden.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(operator.get("/b/private").body())
                .as("but a page of our own")
                .contains("Open its settings");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(operator.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(operator.post("/logout", Map.of("_csrf", "made-up")).statusCode())
                .isEqualTo(403);
        assertThat(operator.post("/user/badges", Map.of("id", "x")).statusCode())
                .isEqualTo(403);
        assertThat(operator.get("/user").statusCode()).as("still signed in").isNotEqualTo(302);
    }

    @Test
    void aFormOfAnotherSiteIsRefusedEvenWithItsToken() {
        var link = server.signInLink();
        var token = Visitor.formTokenOf(stranger.get(link));

        for (var origin : new String[] {"https://evil.example", "null", "http://localhost"}) {
            assertThat(stranger.post(link, Map.of("_csrf", token), "Origin", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(stranger.post(
                                link,
                                Map.of("_csrf", token),
                                "Origin",
                                server.url().toString())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void scriptsSendTheTokenInAHeader() {
        var link = server.signInLink();
        var token = Visitor.formTokenOf(stranger.get(link));

        assertThat(stranger.post(link, Map.of(), "X-CSRF-TOKEN", token).statusCode())
                .isEqualTo(302);
    }

    @Test
    void pagesRunNothingButOurOwnFilesAndAreNotKept() {
        var headers = stranger.get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(operator.get("/user").headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void noPageMakesAServletSession() {
        for (var path : new String[] {"/", "/login", "/user", "/nothing", "/api/v1/views?id=x"}) {
            assertThat(stranger.get(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .noneMatch(cookie -> cookie.contains("JSESSIONID"));
        }
    }

    @Test
    void healthIsOnAPortOfItsOwnWithoutSignIn() {
        var monitor = new Visitor(server.managementUrl());

        assertThat(monitor.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(monitor.get("/user").statusCode()).isNotEqualTo(200);
    }
}
