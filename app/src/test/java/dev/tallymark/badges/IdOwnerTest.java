package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.accounts.Account;
import dev.tallymark.ownership.GitHubOwner;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who owns an id, rule by rule. */
class IdOwnerTest {

    private final Workshop shop = new Workshop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void onesOwnLoginIsOnesOwnInAnyCase() {
        assertThat(register(shop.ada, "Ada/x")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.eve, "EVE/x")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.ada, "ada")).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void somebodyElsesLoginAndAnOrganisationAreRefused() {
        shop.github.publicSide().organisation(900, "lumen");
        assertThat(register(shop.ada, "eve/x"))
                .isEqualTo(new Registration.SomebodyElses(new GitHubOwner(2, "Eve", "User")));
        assertThat(register(shop.ada, "lumen"))
                .isEqualTo(new Registration.SomebodyElses(new GitHubOwner(900, "lumen", "Organization")));
        assertThat(shop.badges.of(shop.ada.id())).isEmpty();
    }

    @Test
    void theOperatorOfOneMachineRegistersAnything() {
        assertThat(register(shop.operator, "eve/x")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.operator, "docs/x")).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void aFreeWordGoesToWhoComesFirst() {
        assertThat(register(shop.ada, "docs/a")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.eve, "Docs/b")).isEqualTo(new Registration.WordTaken("docs"));
        assertThat(register(shop.eve, "docs /b")).isEqualTo(new Registration.WordTaken("docs"));
        assertThat(register(shop.ada, "docs/b")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.eve, "Ümlaut")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.ada, "u\u0308mlaut/x")).isEqualTo(new Registration.WordTaken("ümlaut"));
    }

    @Test
    void aFreeWordIsFreeAgainWhenItsHolderHasNothingBelowIt() {
        var badge = shop.registered(shop.ada, "docs/a");
        shop.badges.delete(shop.ada, badge.key());
        shop.clock.advance(Words.GRACE);
        assertThat(register(shop.eve, "docs/b")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.ada, "docs/c")).isEqualTo(new Registration.WordTaken("docs"));
    }

    @Test
    void whatTheOperatorRegisteredFirstIsTheOperatorsWord() {
        register(shop.operator, "docs/a");
        assertThat(register(shop.eve, "docs/b")).isEqualTo(new Registration.WordTaken("docs"));
    }

    @Test
    void aLoginThatIsNobodysAnyMoreIsStillTheWordOfWhoHasABadgeBelowIt() {
        register(shop.ada, "ada/x");
        shop.github.publicSide().vacate("ada");
        assertThat(register(shop.eve, "ada/y")).isEqualTo(new Registration.WordTaken("ada"));
        assertThat(register(shop.ada, "ada/y")).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void whoseLoginItBecomesHasItWhateverWasRegisteredBefore() {
        register(shop.eve, "bo/squatted");
        var bo = shop.account(3, "bo");
        assertThat(register(bo, "bo/y")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.eve, "bo/z")).isInstanceOf(Registration.SomebodyElses.class);
    }

    @Test
    void aWordGoesWithTheLastBadgeBelowIt() {
        var badge = shop.registered(shop.ada, "docs/a");
        shop.transfers.offer(shop.ada, badge.key(), "eve");
        shop.transfers.accept(shop.eve, badge.key());
        shop.clock.advance(Words.GRACE);
        assertThat(register(shop.account(3, "bo"), "docs/b")).isEqualTo(new Registration.WordTaken("docs"));
        assertThat(register(shop.eve, "docs/b")).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void aWordWhoseFirstBadgeIsOnItsWayIsNotTaken() {
        var slow = shop.withShelf(template -> new BadgeShelf(template) {
            @Override
            void put(AccountId account, BadgeKey badge) {
                assertThat(register(shop.eve, "docs/b")).isEqualTo(new Registration.WordTaken("docs"));
                super.put(account, badge);
            }
        });
        assertThat(slow.register(shop.ada, Workshop.name("docs/a"), Look.DEFAULT, 0))
                .isInstanceOf(Registration.Registered.class);
    }

    @Test
    void aBadgeSurvivesItsOwnersRenamedLogin() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.github.publicSide().vacate("ada");
        shop.github.publicSide().person(1, "lovelace");

        assertThat(shop.badges.find(shop.ada.id(), badge.key())).contains(badge);
        assertThat(register(shop.ada, "lovelace/y")).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void whoTakesOverARecycledLoginInheritsNothing() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.github.publicSide().vacate("ada");
        var heir = shop.account(3, "ada");

        assertThat(shop.badges.find(heir.id(), badge.key())).isEmpty();
        assertThat(register(heir, "ada/x")).isEqualTo(new Registration.Taken(false));
        assertThat(register(heir, "ada/y")).isInstanceOf(Registration.Registered.class);
        assertThat(register(shop.ada, "ada/z")).isInstanceOf(Registration.SomebodyElses.class);
    }

    @Test
    void whileGitHubDoesNotAnswerNothingIsGivenOut() {
        shop.github.publicSide().isDown();
        assertThat(register(shop.ada, "ada/x")).isInstanceOf(Registration.Unanswered.class);
        assertThat(shop.badges.isFree(Workshop.name("ada/x"))).isTrue();
        assertThat(register(shop.operator, "ada/x")).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void ofTwoAccountsThatClaimAnIdAtOnceOneHasIt() throws Exception {
        var people = new ArrayList<Account>(List.of(shop.ada, shop.eve, shop.operator));
        for (int round = 0; round < 20; round++) {
            var id = "Wort " + round + "ß/x";
            var claims = people.stream()
                    .<Callable<Registration>>map(account -> () -> register(account, id))
                    .toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                int won = 0;
                for (var outcome : threads.invokeAll(claims)) {
                    won += outcome.get() instanceof Registration.Registered ? 1 : 0;
                }
                assertThat(won).as(id).isOne();
            }
        }
    }

    @Test
    void hitsDuringTheClaimCountOnce() throws Exception {
        var name = Workshop.name("ada/claimed");
        var claimed = new AtomicBoolean();
        int durable = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hits = threads.submit(() -> {
                int sent = 0;
                while (!claimed.get() || sent < 100) {
                    assertThat(shop.counting.hit(name).hit()).isEqualTo(Answer.Hit.DURABLE);
                    sent++;
                }
                return sent;
            });
            threads.submit(() -> {
                        shop.registered(shop.ada, "ada/claimed");
                        claimed.set(true);
                    })
                    .get();
            durable = hits.get();
        }
        var badge = shop.badges.named(name).orElseThrow();
        assertThat(shop.tallies.counted(badge.counter())).isEqualTo(durable);
    }

    private Registration register(Account account, String id) {
        return shop.badges.register(account, Workshop.name(id), Look.DEFAULT, 0);
    }
}
