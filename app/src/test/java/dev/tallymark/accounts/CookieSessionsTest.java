package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.shared.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;

class CookieSessionsTest {

    private static final PublicUrl HERE = PublicUrl.of("http://localhost:8080");
    private static final PublicUrl PUBLIC = PublicUrl.of("https://tally.example");

    @TempDir
    Path data;

    private final InMemoryMongo store = new InMemoryMongo();
    private final MongoTemplate mongo = store.template();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theCookieLeadsToTheAccount() {
        var sessions = sessions(mongo, HERE, "");
        var response = signIn(sessions);

        assertThat(who(sessions, response)).isNotNull();
        assertThat(Objects.requireNonNull(who(sessions, response)).getPrincipal())
                .isInstanceOfSatisfying(
                        SignedIn.class,
                        somebody ->
                                assertThat(somebody.account().isLocalOperator()).isTrue());
    }

    @Test
    void aStrangerIsNobody() {
        assertThat(who(sessions(mongo, HERE, ""), new MockHttpServletResponse()))
                .isNull();
    }

    @Test
    void withHttpsTheCookieIsBoundToTheHostAndToHttps() {
        var cookie = Objects.requireNonNull(signIn(sessions(mongo, PUBLIC, "")).getHeader("Set-Cookie"));

        assertThat(cookie).startsWith("__Host-tallymark=").contains("; Secure", "; HttpOnly", "; Path=/");
    }

    @Test
    void withHttpTheCookieIsNamedAfterThePortWhichCookiesIgnore() {
        assertThat(signIn(sessions(mongo, HERE, "")).getHeader("Set-Cookie")).startsWith("tallymark-8080=");
        assertThat(signIn(sessions(mongo, PublicUrl.of("http://localhost:8090"), ""))
                        .getHeader("Set-Cookie"))
                .startsWith("tallymark-8090=");
    }

    @Test
    void theLocalOperatorsSessionEndsWhenOthersCanReachTheService() {
        var response = signIn(sessions(mongo, HERE, ""));

        assertThat(who(sessions(mongo, PublicUrl.of("http://192.168.1.9:8080"), ""), response))
                .isNull();
        assertThat(who(sessions(mongo, HERE, "client"), response)).isNull();
        assertThat(who(sessions(mongo, HERE, ""), response)).isNotNull();
    }

    @Test
    void whileTheStoreIsAwayWhoItIsStaysUnknown() {
        var response = signIn(sessions(mongo, HERE, ""));
        var nowhere = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50";

        try (var client = MongoClients.create(nowhere)) {
            var sessions = sessions(new MongoTemplate(client, "test"), HERE, "");
            assertThat(who(sessions, response)).isInstanceOf(WhoIsUnknown.class);
            assertThat(who(sessions, new MockHttpServletResponse())).isNull();
        }
    }

    @Test
    void whileTheStoreIsAwaySigningOutStillTakesTheCookieAway() {
        var request = new MockHttpServletRequest();
        request.setCookies(signIn(sessions(mongo, HERE, "")).getCookies());
        var response = new MockHttpServletResponse();

        try (var client = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50")) {
            sessions(new MongoTemplate(client, "test"), HERE, "").logout(request, response, null);
        }

        assertThat(response.getHeader("Set-Cookie")).contains("Max-Age=0");
    }

    private MockHttpServletResponse signIn(CookieSessions sessions) {
        var response = new MockHttpServletResponse();
        sessions.begin(accounts(mongo, HERE, "").ofLocalOperator(), new MockHttpServletRequest(), response);
        return response;
    }

    private static @Nullable Authentication who(CookieSessions sessions, MockHttpServletResponse earlier) {
        var request = new MockHttpServletRequest();
        request.setCookies(earlier.getCookies());
        return sessions.loadDeferredContext(request).get().getAuthentication();
    }

    private Accounts accounts(MongoTemplate mongo, PublicUrl url, String clientId) {
        var github = URI.create("https://github.com");
        var app = new GitHubApp(clientId, new Secret(clientId), github, github);
        try (var folder = DataFolder.open(data)) {
            var local = new LocalSignIn(app, url, folder, Clock.systemUTC());
            return new Accounts(mongo, new SignUp(SignUp.Mode.OPEN, Set.of(), Set.of()), local, Clock.systemUTC());
        }
    }

    private CookieSessions sessions(MongoTemplate mongo, PublicUrl url, String clientId) {
        return new CookieSessions(new Sessions(mongo, Clock.systemUTC()), accounts(mongo, url, clientId), url);
    }
}
