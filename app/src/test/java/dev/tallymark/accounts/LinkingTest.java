package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.fakegithub.Fault;
import dev.tallymark.fakegithub.GitHubPerson;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One machine grows up: its operator has badges, an OAuth app is set, and the badges go to a GitHub account. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class LinkingTest {

    private static final String START = "/login/oauth2/start/github";

    private static final Pattern WAY_ON = Pattern.compile("href=\"(" + START + "[^\"]+)");
    private static final Pattern GITHUB_ID = Pattern.compile("name=\"id\" value=\"(\\d+)\"");

    private static FakeGitHub github;
    private static TallymarkServer server;
    private static Visitor operator;

    private Visitor visitor;

    @BeforeAll
    static void theOperatorMakesABadgeAndSetsAnOAuthApp(@TempDir Path data) {
        URI url;
        try (var alone = TallymarkServer.start(data)) {
            url = alone.url();
            operator = Visitor.operatorOf(alone);
            register(operator, "workbench");
        }
        github = FakeGitHub.start(TallymarkServer.callbackOf(url));
        server = TallymarkServer.start(data, url, github);
    }

    @AfterAll
    static void stop() {
        server.close();
        github.close();
    }

    @BeforeEach
    void begin() {
        visitor = new Visitor(server.url());
        github.visitedBy(GitHubPerson.ADA);
    }

    @AfterEach
    void repair() {
        github.has(Fault.NONE);
    }

    @Test
    @Order(1)
    void aLinkThatWasMadeUpLeadsNowhere() {
        assertThat(Visitor.locationOf(visitor.get("/login/link/abc"))).endsWith("/login?error=link_github");
        assertThat(visitor.follow("/login/link/abc").body()).contains("make link");
    }

    @Test
    @Order(2)
    void sayingNoAtGitHubLinksNothingThenOrLater() {
        github.has(Fault.DENIED);
        assertThat(comeBack(server.linkLink()).uri().getQuery()).isEqualTo("error=denied");
        github.has(Fault.NONE);

        visitor.follow(START);

        assertThat(visitor.get("/user").body()).doesNotContain("workbench");
    }

    @Test
    @Order(3)
    void aSignInThatWasNotBegunFromTheLinkIsOne() {
        visitor.get(startOf(server.linkLink()));

        var end = visitor.follow(START);

        assertThat(end.uri().getPath()).isEqualTo("/user");
        assertThat(end.body()).doesNotContain("workbench");
    }

    @Test
    @Order(3)
    void theyAreToldWhoTheyAreAndAskedBeforeAnythingChanges() {
        var question = comeBack(server.linkLink());

        assertThat(question.body()).contains("Link ada-ok?", "Ada Okafor", "cannot be undone");
        assertThat(visitor.get("/user").statusCode()).as("signed in nowhere").isEqualTo(302);
        visitor.follow(START);
        assertThat(visitor.get("/user").body()).doesNotContain("workbench");
    }

    @Test
    @Order(3)
    void onlyWhomThePageNamedIsLinked() {
        var page = comeBack(server.linkLink());

        var end = visitor.submit(page, Linking.PAGE, Map.of("id", "" + GitHubPerson.BO.id()));

        assertThat(Visitor.locationOf(end)).endsWith("/login?error=link_github");
        assertThat(Visitor.locationOf(new Visitor(server.url()).get(Linking.PAGE)))
                .as("another browser")
                .endsWith("/login?error=link_github");
    }

    @Test
    @Order(3)
    void aGitHubAccountThatHasBadgesHereIsNotGivenUp() {
        github.visitedBy(GitHubPerson.BO);
        visitor.follow(START);
        register(visitor, "bo-lind/own");

        var end = link(server.linkLink());

        assertThat(end.uri().getQuery()).isEqualTo("error=occupied");
        visitor.follow(START);
        assertThat(visitor.get("/user").body()).contains("bo-lind/own").doesNotContain("workbench");
    }

    @Test
    @Order(4)
    void everythingThatTheOperatorMadeBelongsToTheGitHubAccount() {
        var empty = new Visitor(server.url());
        empty.follow(START);
        var link = server.linkLink();

        var end = link(link);

        assertThat(end.uri()).hasToString(server.url() + "/user/account?done=github-linked");
        assertThat(end.body()).contains("GitHub account linked.", "Ada Okafor", "4711");
        assertThat(visitor.get("/user").body()).contains("workbench");
        assertThat(empty.get("/user").statusCode())
                .as("a session of the account that was given up")
                .isEqualTo(302);
        assertThat(operator.get("/user").statusCode())
                .as("a session from when this machine stood alone")
                .isEqualTo(302);
        assertThat(Visitor.locationOf(visitor.get(link))).as("used up").endsWith("error=link_github");
    }

    @Test
    @Order(5)
    void nobodyElseGetsIt() {
        github.visitedBy(new GitHubPerson(66, "eve", "Eve", "eve@example.org"));

        var end = link(server.linkLink());

        assertThat(end.uri().getQuery()).isEqualTo("error=linked_already");
        visitor.follow(START);
        assertThat(visitor.get("/user").body()).doesNotContain("workbench");
    }

    @Test
    @Order(6)
    void signingOutEverywhereEndsTheOtherSessionsToo() {
        visitor.follow(START);
        var elsewhere = new Visitor(server.url());
        elsewhere.follow(START);
        var page = elsewhere.get("/user/account");
        assertThat(page.body()).contains("This browser", "Another browser");

        elsewhere.submit(page, "/user/account/sign-out-everywhere", Map.of());

        assertThat(visitor.get("/user").statusCode()).isEqualTo(302);
        assertThat(elsewhere.get("/user").statusCode()).isEqualTo(302);
    }

    /** Says yes, where that is asked. */
    private HttpResponse<String> link(String link) {
        var back = comeBack(link);
        if (!back.uri().getPath().equals(Linking.PAGE)) {
            return back;
        }
        var id = GITHUB_ID.matcher(back.body()).results().findFirst().orElseThrow();
        return visitor.follow(Visitor.locationOf(visitor.submit(back, Linking.PAGE, Map.of("id", id.group(1)))));
    }

    private HttpResponse<String> comeBack(String link) {
        return visitor.follow(startOf(link));
    }

    /** Where the link's page goes on to. */
    private String startOf(String link) {
        var page = visitor.get(link).body();
        return WAY_ON.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private static void register(Visitor owner, String id) {
        var made = owner.submit(owner.get("/user/badges/new"), "/user/badges/new", Map.of("id", id, "label", "views"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    }
}
