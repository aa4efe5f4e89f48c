package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.MovableClock;
import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.shared.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

class AccountsTest {

    private static final GitHubUser ADA = new GitHubUser(4711, "ada-ok", "Ada Okafor", "https://example.org/a.png");

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final InMemoryMongo store = new InMemoryMongo();
    private final MongoTemplate mongo = store.template();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPersonComesBackToTheirAccountUnderANewLogin() {
        var accounts = accounts(SignUp.Mode.OPEN);
        var first = accounts.ofGitHub(ADA);
        var renamed = accounts.ofGitHub(new GitHubUser(4711, "ada-new", null, null));

        assertThat(renamed.id()).isEqualTo(first.id());
        assertThat(renamed.created()).isEqualTo(first.created());
        assertThat(renamed.login()).isEqualTo("ada-new");
        assertThat(renamed.name()).isEqualTo("ada-new");
        assertThat(renamed.avatar()).isEmpty();
        assertThat(accounts.find(first.id())).contains(renamed);
    }

    @Test
    void whoTakesOverALoginIsSomebodyElse() {
        var accounts = accounts(SignUp.Mode.OPEN);
        var ada = accounts.ofGitHub(ADA);
        var other = accounts.ofGitHub(new GitHubUser(9, "ada-ok", null, null));

        assertThat(other.id()).isNotEqualTo(ada.id());
    }

    @Test
    void twoFirstSignInsAtTheSameMomentMakeOneAccount() throws Exception {
        var accounts = accounts(SignUp.Mode.OPEN);
        var together = new CountDownLatch(4);
        Callable<Account> signIn = () -> {
            together.countDown();
            together.await();
            return accounts.ofGitHub(ADA);
        };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = people.invokeAll(Collections.nCopies(4, signIn));
            assertThat(found.stream().map(Future::resultNow).map(Account::id).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void whatACrashLeftHalfDoneIsMendedByTheNextSignIn() {
        var accounts = accounts(SignUp.Mode.CLOSED);
        var id = AccountId.random();
        mongo.insert(new Accounts.Login("github:4711", id.value()));

        assertThat(accounts.ofGitHub(ADA).id()).isEqualTo(id);
    }

    @Test
    void theLocalOperatorIsAlwaysTheSame() {
        var accounts = accounts(SignUp.Mode.CLOSED);
        var operator = accounts.ofLocalOperator();

        assertThat(operator.isLocalOperator()).isTrue();
        assertThat(operator.login()).isEqualTo("operator");
        assertThat(accounts.ofLocalOperator()).isEqualTo(operator);
    }

    @Test
    void closedSignUpKeepsNewPeopleOutAndLetsTheOthersIn() {
        var ada = accounts(SignUp.Mode.OPEN).ofGitHub(ADA);
        var closed = accounts(SignUp.Mode.CLOSED);

        assertThat(closed.ofGitHub(ADA)).isEqualTo(ada);
        assertThatThrownBy(() -> closed.ofGitHub(new GitHubUser(1, "new", null, null)))
                .isInstanceOf(SignUpClosed.class);
        assertThat(mongo.getCollection("logins").countDocuments()).isEqualTo(1);
    }

    @Test
    void aListAdmitsThoseOnItAndTheOperators() {
        var accounts = accounts(SignUp.Mode.LIST, 1L);

        assertThat(accounts.ofGitHub(new GitHubUser(1, "listed", null, null)).login())
                .isEqualTo("listed");
        assertThat(accounts.ofGitHub(new GitHubUser(99, "boss", null, null)).login())
                .isEqualTo("boss");
        assertThatThrownBy(() -> accounts.ofGitHub(ADA)).isInstanceOf(SignUpClosed.class);
    }

    @Test
    void operatorsAreThoseOnTheListAndTheLocalOne() {
        var accounts = accounts(SignUp.Mode.OPEN);
        var ada = accounts.ofGitHub(ADA);

        assertThat(new Operators(Set.of(4711L)).include(ada)).isTrue();
        assertThat(new Operators(Set.of(1L)).include(ada)).isFalse();
        assertThat(new Operators(Set.of()).include(accounts.ofLocalOperator())).isTrue();
    }

    @Test
    void linkingGivesTheLocalOperatorsAccountToAGitHubUser() {
        var operator = accounts(SignUp.Mode.CLOSED).ofLocalOperator();
        var published = accounts("client", SignUp.Mode.CLOSED);

        var linked = published.link(ADA);

        assertThat(linked.id()).isEqualTo(operator.id());
        assertThat(linked.login()).isEqualTo("ada-ok");
        assertThat(linked.githubId()).hasValue(4711);
        assertThat(linked.isLocalOperator()).isFalse();
        assertThat(published.ofGitHub(ADA)).isEqualTo(linked);
        assertThat(published.link(ADA)).isEqualTo(linked);
    }

    @Test
    void aLinkedOperatorStillComesInByOneTimeLinkWhereThatIsOffered() {
        accounts(SignUp.Mode.CLOSED).ofLocalOperator();
        var linked = accounts("client", SignUp.Mode.CLOSED).link(ADA);

        var again = accounts(SignUp.Mode.CLOSED).ofLocalOperator();

        assertThat(again.id()).isEqualTo(linked.id());
        assertThat(again.isLocalOperator()).isTrue();
        assertThat(again.name()).isEqualTo("Ada Okafor");
    }

    @Test
    void linkingTakesTheUserFromTheAccountThatTheyHadAndGivesThatUp() {
        var operator = accounts(SignUp.Mode.OPEN).ofLocalOperator();
        var published = accounts("client", SignUp.Mode.OPEN);
        var before = published.ofGitHub(ADA);

        published.link(ADA);

        assertThat(published.ofGitHub(ADA).id()).isEqualTo(operator.id());
        assertThat(published.find(before.id())).isEmpty();
    }

    @Test
    void nobodyElseCanLinkWhatIsLinkedOrWasNeverThere() {
        var published = accounts("client", SignUp.Mode.OPEN);
        assertThatThrownBy(() -> published.link(ADA)).isInstanceOf(LinkRefused.class);
        accounts(SignUp.Mode.OPEN).ofLocalOperator();
        published.link(ADA);

        assertThatThrownBy(() -> published.link(new GitHubUser(9, "bo", null, null)))
                .isInstanceOf(LinkRefused.class);
    }

    @Test
    void anOperatorAccountOfBeforeThereWereLinksIsOneStill() {
        var id = AccountId.random();
        mongo.insert(new Accounts.Login("local", id.value()));
        mongo.getCollection("accounts")
                .insertOne(new org.bson.Document("_id", id.value())
                        .append("login", "operator")
                        .append("name", "Operator")
                        .append("created", Date.from(clock.instant())));

        assertThat(accounts(SignUp.Mode.OPEN).find(id))
                .hasValueSatisfying(
                        account -> assertThat(account.isLocalOperator()).isTrue());
    }

    private Accounts accounts(SignUp.Mode mode, Long... listed) {
        return accounts("", mode, listed);
    }

    private Accounts accounts(String clientId, SignUp.Mode mode, Long... listed) {
        var github = URI.create("https://github.com");
        var app = new GitHubApp(clientId, new Secret(clientId), github, github);
        try (var folder = DataFolder.open(data)) {
            var local = new LocalSignIn(app, PublicUrl.of("http://localhost:8080"), folder, clock);
            return new Accounts(mongo, new SignUp(mode, Set.of(listed), Set.of(99L)), local, clock);
        }
    }
}
