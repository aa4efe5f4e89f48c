package dev.tallymark.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.tallymark.accounts.Account;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.fakegithub.PublicSide;
import dev.tallymark.ownership.Finding.Found;
import dev.tallymark.shared.AccountId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

class OwnershipTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoTemplate mongo = new MongoTemplate(client, "test");
    private final FakeGitHub github = FakeGitHub.start();
    private final PublicSide world = github.publicSide();
    private final Ownership ownership = at(NOW);
    private final Account ada = account(11, "Ada");
    private final Account bo = account(12, "bo");
    private final Account operator = new Account(
            AccountId.random(), OptionalLong.empty(), "operator", "Operator", Optional.empty(), Instant.EPOCH, true);

    @BeforeEach
    void populate() {
        world.person(11, "Ada");
        world.person(12, "bo");
        world.organisation(900, "Lumen-Labs");
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
        github.close();
    }

    @Test
    void onesOwnLoginIsOnesOwnHoweverItIsWritten() {
        assertThat(ownership.of(ada, beginning("ada", "x"))).isEqualTo(new Verdict.Yours());
        assertThat(ownership.of(ada, beginning("ADA"))).isEqualTo(new Verdict.Yours());
    }

    @Test
    void aLoginIsBoundToTheNumericIdAndNotToItsLetters() {
        world.person(666, "Ada");
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.SomebodyElses(owner(666, "Ada", "User")));
        world.vacate("Ada");
        world.person(11, "Ada-L");
        assertThat(ownership.of(ada, beginning("ada-l", "x"))).isEqualTo(new Verdict.Yours());
    }

    @Test
    void somebodyElsesLoginAndAnOrganisationAreTheirs() {
        assertThat(ownership.of(ada, beginning("bo", "x")))
                .isEqualTo(new Verdict.SomebodyElses(owner(12, "bo", "User")));
        assertThat(ownership.of(ada, beginning("lumen-labs")))
                .isEqualTo(new Verdict.SomebodyElses(owner(900, "Lumen-Labs", "Organization")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bo ",
                " bo",
                "b\u00a0o",
                "bo\u200b",
                "b\u00ado",
                "\uff42\uff4f",
                "b\u2009o",
                "\u3164bo",
                "bo\ufe0f",
                "b\u034fo",
                "bo\u180b",
                "bo\udb40\udd00",
                "bo\u2800",
                "bo\uff0frocket"
            })
    void whatOnlyLooksLikeALoginCountsAsIt(String lookalike) {
        assertThat(ownership.of(ada, beginning(lookalike, "x"))).isInstanceOf(Verdict.SomebodyElses.class);
    }

    @Test
    void aWordThatIsNoAccountIsNobodys() {
        assertThat(ownership.of(ada, beginning("docs"))).isEqualTo(new Verdict.Nobodys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zähler", "a.b", "two words ü", "a+b", "0123456789012345678901234567890123456789"})
    void aNameThatGitHubCouldNeverHaveNeedsNoQuestion(String word) {
        assertThat(ownership.of(ada, beginning(word))).isEqualTo(new Verdict.Nobodys());
        assertThat(world.asked()).isEmpty();
    }

    @Test
    void theOperatorOfOneMachineMayRegisterAnythingUnasked() {
        assertThat(ownership.of(operator, beginning("bo", "x"))).isEqualTo(new Verdict.Yours());
        assertThat(world.asked()).isEmpty();
    }

    @Test
    void whileGitHubIsDownNobodyKnows() {
        world.isDown();
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Unanswered(NOW.plusSeconds(60)));
        world.isWell();
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Yours());
    }

    @Test
    void withoutANetworkOnlyTheOperatorOfAPrivateInstallRegistersAnything() {
        var nowhere = Ownerships.app(URI.create("http://127.0.0.1:1"));
        var root = account(1, "root");
        var home = Ownerships.of(nowhere, "http://localhost:8080", mongo, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(home.of(root, beginning("bo"))).isEqualTo(new Verdict.Yours());
        assertThat(home.of(ada, beginning("ada"))).isInstanceOf(Verdict.Unanswered.class);
        var world = Ownerships.of(nowhere, "https://tallymark.example", mongo, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(world.of(root, beginning("bo"))).isInstanceOf(Verdict.Unanswered.class);
    }

    @Test
    void anAllowanceThatIsUsedUpIsLeftAloneUntilItsReset() {
        world.allows(0, NOW.plusSeconds(600));
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Unanswered(NOW.plusSeconds(600)));
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Unanswered(NOW.plusSeconds(600)));
        assertThat(world.asked()).hasSize(1);
    }

    @Test
    void theLastAnswerOfAnAllowanceStillCounts() {
        world.allows(1, NOW.plusSeconds(600));
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Yours());
        assertThat(ownership.of(ada, beginning("bo"))).isEqualTo(new Verdict.Unanswered(NOW.plusSeconds(600)));
        assertThat(world.asked()).hasSize(1);
    }

    @Test
    void aPauseThatGitHubAsksForIsKept() {
        world.wantsPause(90);
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Unanswered(NOW.plusSeconds(90)));
        world.isWell();
        assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Unanswered(NOW.plusSeconds(90)));
        assertThat(world.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatStillHoldsIsNotSentAgain() {
        world.allows(1, NOW.plusSeconds(600));
        world.allows(2, NOW.plusSeconds(600));
        for (int i = 0; i < 5; i++) {
            assertThat(ownership.of(ada, beginning("ada"))).isEqualTo(new Verdict.Yours());
        }
        assertThat(world.unchanged()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h1>Unicorn</h1>", "{}", "{\"id\":11,\"login\":\"mallory\",\"type\":\"User\"}"})
    void anAnswerThatCannotBeReadIsNone(String nonsense) {
        world.talks(nonsense);
        assertThat(ownership.of(ada, beginning("ada"))).isInstanceOf(Verdict.Unanswered.class);
    }

    @Test
    void aRedirectIsNoAnswer() {
        world.moved("/users/ada", github.url() + "/users/bo");
        assertThat(ownership.of(ada, beginning("ada"))).isInstanceOf(Verdict.Unanswered.class);
        assertThat(world.asked()).containsExactly("/users/ada");
    }

    @Test
    void questionsCarryTheOAuthAppsCredentials() {
        ownership.of(ada, beginning("ada"));
        var expected = Base64.getEncoder()
                .encodeToString(
                        (FakeGitHub.CLIENT_ID + ":" + FakeGitHub.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(world.credentials()).containsExactly("Basic " + expected);
        assertThat(Ownerships.app(github.url()).toString()).doesNotContain(FakeGitHub.CLIENT_SECRET);
    }

    @Test
    void noAccountUsesUpTheAllowanceOfAll() {
        for (int i = 0; i < Questions.AN_HOUR; i++) {
            ownership.of(ada, beginning("docs"));
        }
        assertThat(ownership.of(ada, beginning("docs"))).isInstanceOf(Verdict.Unanswered.class);
        assertThat(ownership.of(bo, beginning("docs"))).isEqualTo(new Verdict.Nobodys());
    }

    @Test
    void whatStandsAmongOtherWordsIsNoProof() {
        var bo = owner(12, "bo", "User");
        var proof = ownership.proof(ada, beginning("bo", "x"), bo);
        var code = proof.line().replaceAll("<!-- tallymark: | -->", "");
        for (var page : new String[] {code, "- " + proof.line(), "Latest issue: " + proof.line() + " by ada"}) {
            world.readme("bo/bo", page);
            assertThat(ownership.check(ada, beginning("bo", "x"), bo))
                    .extracting(Finding::found)
                    .startsWith(Found.NO_LINE);
        }
        world.readme("bo/bo", "# Bo\r\n  " + proof.line() + " \r\nMore");
        assertThat(ownership.check(ada, beginning("bo", "x"), bo).getFirst().found())
                .isEqualTo(Found.LINE);
    }

    @Test
    void aLineInTheProfileReadmeProvesAllIdsOfALogin() {
        var proof = ownership.proof(ada, beginning("bo", "x"), owner(12, "bo", "User"));
        world.readme("bo/bo", "# Bo\n" + proof.line());

        assertThat(ownership.check(ada, beginning("bo", "x"), proof.owner()))
                .extracting(Finding::found)
                .containsExactly(Found.LINE);

        assertThat(ownership.of(ada, beginning("bo"))).isEqualTo(new Verdict.Yours());
        assertThat(ownership.of(ada, beginning("bo", "other"))).isEqualTo(new Verdict.Yours());
        assertThat(ownership.proven(ada.id())).containsExactly("bo/");
    }

    @Test
    void aLineInAnOrganisationsProfileProvesAllItsIds() {
        var proof = ownership.proof(ada, beginning("lumen-labs"), lumen());
        world.readme("lumen-labs/.github/profile", proof.line());

        ownership.check(ada, beginning("lumen-labs"), lumen());

        assertThat(ownership.of(ada, beginning("lumen-labs", "gateway"))).isEqualTo(new Verdict.Yours());
    }

    @Test
    void aLineInARepositorysReadmeProvesItsIdsAlone() {
        var proof = ownership.proof(ada, beginning("lumen-labs", "gateway"), lumen());
        world.readme("lumen-labs/gateway", proof.line());

        assertThat(ownership.check(ada, beginning("lumen-labs", "gateway"), lumen()))
                .extracting(Finding::found)
                .containsExactly(Found.NO_README, Found.LINE);

        assertThat(ownership.of(ada, beginning("lumen-labs", "gateway"))).isEqualTo(new Verdict.Yours());
        assertThat(ownership.of(ada, beginning("lumen-labs", "other"))).isInstanceOf(Verdict.SomebodyElses.class);
        assertThat(ownership.of(ada, beginning("lumen-labs"))).isInstanceOf(Verdict.SomebodyElses.class);
        assertThat(ownership.proven(ada.id())).containsExactly("Lumen-Labs/gateway/");
    }

    @Test
    void theBracketsOfAnAppsLoginAreAskedForToo() {
        world.app(49_699_333, "dependabot[bot]");
        var ids = beginning("dependabot[bot]", "x");
        var app = ((Verdict.SomebodyElses) ownership.of(ada, ids)).owner();
        ownership.proof(ada, ids, app);

        assertThat(ownership.check(ada, ids, app)).extracting(Finding::found).containsOnly(Found.NO_README);
    }

    @Test
    void whatIsFoundIsSaidOfEachReadme() {
        ownership.proof(ada, beginning("lumen-labs", "gateway"), lumen());
        world.readme("lumen-labs/.github/profile", "x".repeat(GitHubApi.MOST_BYTES + 1));
        world.readme("lumen-labs/gateway", "Nothing here");
        assertThat(ownership.check(ada, beginning("lumen-labs", "gateway"), lumen()))
                .extracting(Finding::found)
                .containsExactly(Found.TOO_LARGE, Found.NO_LINE);
        world.isDown();
        assertThat(ownership.check(ada, beginning("lumen-labs", "gateway"), lumen()))
                .extracting(Finding::found)
                .containsExactly(Found.UNKNOWN, Found.UNKNOWN);
    }

    @Test
    void aRepositoryThatMovedToSomebodyElseProvesNothing() {
        var proof = ownership.proof(ada, beginning("bo", "old"), owner(12, "bo", "User"));
        world.readme("ada/old", proof.line());
        world.moved("/repos/bo/old/readme", github.url() + "/repos/ada/old/readme");
        assertThat(ownership.check(ada, beginning("bo", "old"), proof.owner())).noneMatch(Finding::isProof);
    }

    @Test
    void aLineProvesNothingForAnotherAccount() {
        var adas = ownership.proof(ada, beginning("lumen-labs"), lumen());
        ownership.proof(bo, beginning("lumen-labs"), lumen());
        world.readme("lumen-labs/.github/profile", adas.line());
        assertThat(ownership.check(bo, beginning("lumen-labs"), lumen())).noneMatch(Finding::isProof);
    }

    @Test
    void aLineIsGoodForADayAndOnce() {
        var proof = ownership.proof(ada, beginning("lumen-labs"), lumen());
        assertThat(proof.ends()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(proof.line()).matches("<!-- tallymark: [0-9a-z]{26} -->");
        world.readme("lumen-labs/.github/profile", proof.line());

        var late = at(NOW.plus(Duration.ofHours(24)));
        assertThat(late.check(ada, beginning("lumen-labs"), lumen())).isEmpty();
        assertThat(late.proof(ada, beginning("lumen-labs"), lumen()).line()).isNotEqualTo(proof.line());

        var early = ownership.proof(bo, beginning("lumen-labs"), lumen());
        world.readme("lumen-labs/.github/profile", early.line());
        assertThat(ownership.check(bo, beginning("lumen-labs"), lumen())).anyMatch(Finding::isProof);
        assertThat(ownership.check(bo, beginning("lumen-labs"), lumen())).isEmpty();
    }

    @Test
    void askingAgainBringsTheSameLine() {
        var line = ownership.proof(ada, beginning("lumen-labs"), lumen()).line();
        assertThat(ownership.proof(ada, beginning("lumen-labs", "x"), lumen()).line())
                .isEqualTo(line);
    }

    @Test
    void whoTakesOverARecycledLoginInheritsNoProof() {
        var proof = ownership.proof(ada, beginning("lumen-labs"), lumen());
        world.readme("lumen-labs/.github/profile", proof.line());
        ownership.check(ada, beginning("lumen-labs"), lumen());

        world.organisation(901, "lumen-labs");
        assertThat(ownership.of(ada, beginning("lumen-labs"))).isInstanceOf(Verdict.SomebodyElses.class);
        world.organisation(900, "lumen");
        assertThat(ownership.of(ada, beginning("lumen", "x"))).isEqualTo(new Verdict.Yours());
    }

    private Ownership at(Instant now) {
        return Ownerships.of(
                Ownerships.app(github.url()), "https://tallymark.example", mongo, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Beginning beginning(String... segments) {
        return Beginning.of(segments);
    }

    private static GitHubOwner lumen() {
        return owner(900, "Lumen-Labs", "Organization");
    }

    private static GitHubOwner owner(long id, String login, String type) {
        return new GitHubOwner(id, login, type);
    }

    private static Account account(long githubId, String login) {
        return new Account(
                AccountId.random(), OptionalLong.of(githubId), login, login, Optional.empty(), Instant.EPOCH, false);
    }
}
