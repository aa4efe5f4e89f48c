package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How many ids one account may keep from everybody else. */
class AllowanceTest {

    private static final Registration.TooMany TWO = new Registration.TooMany(2);

    @Test
    void aDeletedIdCountsUntilItIsFree() {
        try (var shop = new Workshop(Workshop.strict(2, 100))) {
            shop.registered(shop.ada, "ada/1");
            delete(shop, shop.registered(shop.ada, "ada/2"));

            assertThat(register(shop, shop.ada, "ada/3")).isEqualTo(TWO);
            assertThat(register(shop, shop.eve, "eve/1")).isInstanceOf(Registration.Registered.class);

            shop.clock.advance(Duration.ofDays(365));
            assertThat(register(shop, shop.ada, "ada/3")).isEqualTo(TWO);
            shop.clock.advance(Duration.ofDays(1));
            delete(shop, shop.registered(shop.ada, "ada/3"));
            assertThat(register(shop, shop.ada, "ada/4")).isEqualTo(TWO);
        }
    }

    @Test
    void aDeletionThatIsDoneAgainCountsOnce() {
        try (var shop = new Workshop(Workshop.strict(2, 100))) {
            var badge = shop.registered(shop.ada, "ada/1");
            shop.removals.begin(badge);
            shop.clock.advance(Duration.ofDays(1));
            delete(shop, badge);
            assertThat(register(shop, shop.ada, "ada/2")).isInstanceOf(Registration.Registered.class);
        }
    }

    @Test
    void whoRenamesAndRemovesTheAliasInTurnComesToAnEnd() {
        try (var shop = new Workshop(Workshop.strict(2, 100))) {
            var key = shop.registered(shop.ada, "ada/0").key();
            for (int i = 1; i <= 2; i++) {
                assertThat(shop.badges.rename(shop.ada, key, Workshop.name("ada/" + i)))
                        .isInstanceOf(Registration.Registered.class);
                shop.badges.removeAlias(shop.ada, key, Workshop.name("ada/" + (i - 1)));
            }
            assertThat(shop.badges.rename(shop.ada, key, Workshop.name("ada/3")))
                    .isEqualTo(TWO);
            assertThat(shop.badges.rename(shop.ada, key, Workshop.name("ADA/2")))
                    .as("what it has already is no new id")
                    .isInstanceOf(Registration.Registered.class);
        }
    }

    @Test
    void whoHasAllTheBadgesAllowedMayRenameThem() {
        try (var shop = new Workshop(Workshop.strict(1, 100))) {
            var key = shop.registered(shop.ada, "ada/0").key();
            assertThat(shop.badges.rename(shop.ada, key, Workshop.name("ada/1")))
                    .isInstanceOf(Registration.Registered.class);
        }
    }

    @Test
    void anAccountAsksForSoManyIdsAnHour() {
        try (var shop = new Workshop(Workshop.strict(100, 2))) {
            var key = shop.registered(shop.ada, "ada/1").key();
            shop.badges.rename(shop.ada, key, Workshop.name("ada/2"));

            assertThat(register(shop, shop.ada, "ada/3")).isEqualTo(new Registration.TooFast(2));
            assertThat(shop.badges.rename(shop.ada, key, Workshop.name("ada/3")))
                    .isEqualTo(new Registration.TooFast(2));
            assertThat(register(shop, shop.ada, "ada/1"))
                    .as("doing it twice is harmless")
                    .isEqualTo(new Registration.Taken(true));
            assertThat(register(shop, shop.eve, "eve/1")).isInstanceOf(Registration.Registered.class);

            shop.clock.advance(Allowance.HOUR);
            assertThat(register(shop, shop.ada, "ada/3")).isInstanceOf(Registration.Registered.class);
        }
    }

    @Test
    void requestsAtTheSameTimeDoNotPassTheLimit() throws Exception {
        try (var shop = new Workshop(Workshop.strict(2, 100));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int requests = 6;
            var crowded = shop.withShelf(template -> new CrowdedShelf(template, requests));
            List<Callable<Registration>> attempts = IntStream.range(0, requests)
                    .<Callable<Registration>>mapToObj(
                            i -> () -> crowded.register(shop.ada, Workshop.name("ada/" + i), Look.DEFAULT, 0))
                    .toList();
            int registered = 0;
            for (var outcome : threads.invokeAll(attempts)) {
                switch (outcome.get()) {
                    case Registration.Registered(var badge) -> {
                        registered++;
                        assertThat(shop.restarted().hit(badge.name()).hit()).isEqualTo(Answer.Hit.DURABLE);
                    }
                    case Registration other -> assertThat(other).isEqualTo(TWO);
                }
            }
            assertThat(registered).isEqualTo(2);
            assertThat(shop.badges.of(shop.ada.id())).hasSize(2);
            assertThat(IntStream.range(0, requests)
                            .filter(i -> shop.badges.isFree(Workshop.name("ada/" + i)))
                            .count())
                    .as("who steps back leaves the id")
                    .isEqualTo(requests - 2);
        }
    }

    /** On which nothing is put before everybody wants to. */
    private static final class CrowdedShelf extends BadgeShelf {
        private final CyclicBarrier all;

        CrowdedShelf(MongoTemplate template, int count) {
            super(template);
            all = new CyclicBarrier(count);
        }

        @Override
        void put(AccountId account, BadgeKey badge) {
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            super.put(account, badge);
        }
    }

    private static Registration register(Workshop shop, Account account, String id) {
        return shop.badges.register(account, Workshop.name(id), Look.DEFAULT, 0);
    }

    private static void delete(Workshop shop, Badge badge) {
        shop.badges.delete(shop.ada, badge.key());
    }
}
