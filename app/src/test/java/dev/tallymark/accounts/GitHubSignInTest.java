package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.fakegithub.Fault;
import dev.tallymark.fakegithub.GitHubPerson;
import dev.tallymark.server.RawRequest;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.mongodb.core.MongoTemplate;

@SuppressWarnings("NullAway.Init")
class GitHubSignInTest {

    private static final String START = "/login/oauth2/start/github";

    private static FakeGitHub github;
    private static TallymarkServer server;

    private final Visitor visitor = new Visitor(server.url());

    @BeforeAll
    static void start(@TempDir Path data) {
        var url = TallymarkServer.freeUrl();
        github = FakeGitHub.start(TallymarkServer.callbackOf(url));
        server = TallymarkServer.start(data, url, github, "tallymark.signup=list", "tallymark.accounts=4711");
    }

    @AfterAll
    static void stop() {
        server.close();
        github.close();
    }

    @AfterEach
    void repair() {
        github.has(Fault.NONE);
        github.visitedBy(GitHubPerson.ADA);
    }

    @Test
    void signingInLeadsToTheDashboardWithASession() {
        var complaints = github.complaints();
        var end = visitor.follow(START);

        assertThat(end.uri().getPath()).isEqualTo("/user");
        assertThat(visitor.cookies()).containsOnlyKeys(server.cookie("tallymark"), server.cookie("tallymark-form"));
        assertThat(isSignedIn(visitor)).isTrue();
        assertThat(github.complaints()).isEqualTo(complaints);
    }

    @Test
    void asksForNoMoreThanWhoItIsAndProvesItselfWithPkce() {
        var toGitHub = Visitor.locationOf(visitor.get(START));

        assertThat(toGitHub)
                .startsWith(github.url() + "/login/oauth/authorize?")
                .contains("scope=read:user%20user:email&", "state=", "code_challenge=", "code_challenge_method=S256")
                .doesNotContain("code_verifier");
    }

    @Test
    void theWayBackIsOursWhateverHostTheRequestNames() {
        var toGitHub = Visitor.locationOf(visitor.get(
                START,
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "host=evil.example"));

        assertThat(toGitHub).contains("redirect_uri=" + server.url()).doesNotContain("evil.example");
        assertThat(RawRequest.get(server.url(), START, "evil.example"))
                .contains("redirect_uri=" + server.url())
                .doesNotContain("evil.example");
    }

    @Test
    void leadsBackToThePageThatWasAskedFor() {
        var login = Visitor.locationOf(visitor.get("/user/badges/new?label=a+b"));
        assertThat(login).isEqualTo(server.url() + "/login?return=%2Fuser%2Fbadges%2Fnew%3Flabel%3Da%2Bb");
        assertThat(visitor.get(login).body()).contains(START + "?return=/user/badges/new?label%3Da%2Bb");

        visitor.get(visitor.follow(START + "?return=%2Fuser%2Fbadges%2Fnew%3Flabel%3Da%2Bb")
                .uri()
                .toString());
        var home =
                visitor.follow(START + "?return=/user/badges/new?label%3Da%2Bb").uri();
        assertThat(home).hasToString(server.url() + "/user/badges/new?label=a+b");
    }

    @Test
    void neverLeadsToAnotherSite() {
        assertThat(visitor.follow(START + "?return=//evil.example").uri()).hasToString(server.url() + "/user");
        assertThat(visitor.follow(START + "?return=/%5Cevil.example").uri()).hasToString(server.url() + "/user");
    }

    @Test
    void theSessionCookieIsForUsAlone() {
        var toGitHub = Visitor.locationOf(visitor.get(START));
        var back = visitor.get(Visitor.locationOf(visitor.get(toGitHub)));

        assertThat(back.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches(server.cookie("tallymark") + "=[\\w-]{43}; .*")
                        .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=7776000")
                        .doesNotContain("Domain"))
                .noneSatisfy(cookie -> assertThat(cookie).contains("JSESSIONID"));
        assertThat(back.body()).isEmpty();
    }

    @Test
    void strangersLeaveNothingWhileTheyAreAtGitHub() {
        var sessions = count("sessions");
        visitor.get("/login");
        visitor.get(START);

        assertThat(count("sessions")).isEqualTo(sessions);
        assertThat(visitor.cookies()).containsOnlyKeys(server.cookie("tallymark-signin"));
    }

    @Test
    void signingInAgainIsANewSessionAndEndsTheOld() {
        visitor.follow(START);
        var first = Map.copyOf(visitor.cookies());
        visitor.follow(START);

        assertThat(visitor.cookies().get(server.cookie("tallymark")))
                .isNotEqualTo(first.get(server.cookie("tallymark")));
        var thief = new Visitor(server.url());
        thief.cookies().putAll(first);
        assertThat(isSignedIn(thief)).isFalse();
    }

    @Test
    void aSessionThatAnAttackerPlantedDoesNotBecomeTheVictims() {
        visitor.cookies().put(server.cookie("tallymark"), "planted");
        visitor.follow(START);

        var attacker = new Visitor(server.url());
        attacker.cookies().put(server.cookie("tallymark"), "planted");
        assertThat(isSignedIn(attacker)).isFalse();
    }

    @Test
    void aWrongStateIsRefused() {
        var toGitHub = Visitor.locationOf(visitor.get(START));
        var back = Visitor.locationOf(visitor.get(toGitHub)).replaceFirst("state=[^&]+", "state=made-up");

        assertThat(errorOf(visitor.get(back))).isEqualTo("expired");
        assertThat(isSignedIn(visitor)).isFalse();
    }

    @Test
    void somebodyElsesWayBackIsRefused() {
        var victim = new Visitor(server.url());
        var back = Visitor.locationOf(visitor.get(Visitor.locationOf(visitor.get(START))));

        assertThat(errorOf(victim.get(back))).isEqualTo("expired");
        assertThat(isSignedIn(victim)).isFalse();
    }

    @Test
    void aCodeWithoutItsVerifierIsRefused() {
        var back = Visitor.locationOf(visitor.get(Visitor.locationOf(visitor.get(START))));
        var pending = visitor.cookie(server.cookie("tallymark-signin")).split("\\.", -1);
        visitor.cookies().put(server.cookie("tallymark-signin"), pending[0] + ".another-verifier." + pending[2] + '.');

        assertThat(errorOf(visitor.get(back))).isEqualTo("github");
        assertThat(github.complaints()).last().asString().startsWith("code_verifier");
    }

    @Test
    void whoeverIsNotOnTheListIsToldSo() {
        github.visitedBy(GitHubPerson.BO);

        var page = visitor.follow(START);

        assertThat(page.uri().getQuery()).isEqualTo("error=closed");
        assertThat(page.body()).contains("New accounts are closed here.");
        assertThat(isSignedIn(visitor)).isFalse();
    }

    @Test
    void sayingNoAtGitHubIsNoMistake() {
        github.has(Fault.DENIED);

        assertThat(visitor.follow(START).body()).contains("GitHub was told not to sign you in.");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_FAILS", "TOKEN_IS_WRONG", "API_FAILS", "API_TALKS_NONSENSE", "SILENT"})
    void aBrokenOrSilentGitHubIsNamedInOurWords(Fault fault) {
        github.has(fault);

        var page = visitor.follow(START);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getQuery()).isEqualTo("error=github");
        assertThat(page.body()).contains("GitHub did not answer as expected.").doesNotContain("Unicorn", "Exception");
    }

    @Test
    void gitHubsTokenIsNotKept() {
        visitor.follow(START);

        var mongo = server.bean(MongoTemplate.class);
        for (var collection : mongo.getCollectionNames()) {
            for (var document : mongo.getCollection(collection).find()) {
                assertThat(document.toJson()).doesNotContain("gho_");
            }
        }
        assertThat(github.tokens()).isNotEmpty();
    }

    @Test
    void thePagesClaimNoMoreThanWhatIsAskedAndRead() {
        assertThat(visitor.get("/login").body())
                .contains("let us read your profile and e-mail addresses. We take your login, name and picture.");
        assertThat(visitor.follow(START).body())
                .contains("GitHub gave us your login, name and picture.")
                .doesNotContain("e-mail");
        assertThat(visitor.get("/").body()).doesNotContain("e-mail", "Sign in with GitHub");
    }

    @Test
    void thereAreNoOneTimeLinks() {
        assertThat(visitor.get("/login/once/abc").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/login").body()).contains("Sign in with GitHub").doesNotContain("make signin");
    }

    private static boolean isSignedIn(Visitor visitor) {
        return visitor.get("/user").statusCode() != 302;
    }

    private static String errorOf(HttpResponse<String> response) {
        return Visitor.locationOf(response).replaceFirst(".*/login\\?error=", "");
    }

    private static long count(String collection) {
        return server.bean(MongoTemplate.class).getCollection(collection).countDocuments();
    }
}
