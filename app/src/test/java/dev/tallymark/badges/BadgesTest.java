package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.svg.Style;
import dev.tallymark.tally.Tallies.Keep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class BadgesTest {

    private static final Look PLAIN = Look.DEFAULT;

    private final Workshop shop = new Workshop();
    private final Badges badges = shop.badges;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRegisteredBadgeIsFoundByKeyNameAndOwner() {
        var look = new Look(
                "hits", "#3453d1", Optional.of("#333"), Style.SOCIAL, Optional.of("github"), NumberFormat.SHORT, true);

        var registration = badges.register(shop.ada, Workshop.name("Ada/Rocket"), look, 12_400);

        var badge = ((Registration.Registered) registration).badge();
        assertThat(badge.look()).isEqualTo(look);
        assertThat(badge.offset()).isEqualTo(12_400);
        assertThat(badge.name().shown()).isEqualTo("Ada/Rocket");
        assertThat(badges.find(shop.ada.id(), badge.key())).contains(badge);
        assertThat(badges.named(Workshop.name("ada/ROCKET"))).contains(badge);
        assertThat(badges.of(shop.ada.id())).containsExactly(badge);
        assertThat(badges.audit(shop.ada.id(), badge.key()))
                .extracting(AuditLine::who, AuditLine::what, AuditLine::count)
                .containsExactly(tuple("ada", "Registered with base count 12,400", 12_400L));
    }

    @Test
    void badgesStandInTheOrderTheyWereRegistered() {
        for (var id : List.of("ada/c", "ada/a", "ada/b")) {
            shop.registered(shop.ada, id);
        }
        assertThat(badges.of(shop.ada.id()))
                .extracting(badge -> badge.name().shown())
                .containsExactly("ada/c", "ada/a", "ada/b");
    }

    @Test
    void anIdIsGivenOutOnce() {
        shop.registered(shop.operator, "ada/x");

        assertThat(badges.register(shop.operator, Workshop.name("ADA/x"), PLAIN, 0))
                .isEqualTo(new Registration.Taken(true));
        assertThat(badges.register(shop.ada, Workshop.name("ada/x"), PLAIN, 0))
                .isEqualTo(new Registration.Taken(false));
        assertThat(badges.of(shop.ada.id())).isEmpty();
    }

    @Test
    void ofManyWhoRegisterAtOnceOneWins() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Registration> attempt = () -> badges.register(shop.ada, Workshop.name("ada/x"), PLAIN, 0);
            var outcomes =
                    threads.invokeAll(Stream.generate(() -> attempt).limit(16).toList());
            int registered = 0;
            for (var outcome : outcomes) {
                registered += outcome.get() instanceof Registration.Registered ? 1 : 0;
            }
            assertThat(registered).isOne();
        }
        assertThat(badges.of(shop.ada.id())).hasSize(1);
        assertThat(badges.of(shop.ada.id()).getFirst())
                .isEqualTo(badges.named(Workshop.name("ada/x")).orElseThrow());
    }

    @Test
    void anAccountHasOnlySoManyBadges() {
        try (var small = new Workshop(Workshop.settings(true, 10, 2))) {
            small.registered(small.ada, "ada/1");
            small.registered(small.ada, "ada/2");
            assertThat(small.badges.register(small.ada, Workshop.name("ada/3"), PLAIN, 0))
                    .isEqualTo(new Registration.TooMany(2));
        }
    }

    @Test
    void registrationTakesOverWhatWasCountedBefore() {
        shop.counting.hit(Workshop.name("ada/x"));
        shop.counting.hit(Workshop.name("ada/x"));

        var badge = shop.registered(shop.ada, "ada/x");

        assertThat(shop.tallies.counted(badge.counter())).isEqualTo(2);
    }

    @Test
    void aCrashBeforeTheNameLeavesNothingThatIsInTheWay() {
        var crashing = shop.withNames(template -> new NameRegister(template) {
            @Override
            boolean enter(BadgeName name, BadgeKey badge) {
                throw new BadgesUnavailable("cut");
            }
        });
        assertThatThrownBy(() -> crashing.register(shop.ada, Workshop.name("ada/x"), PLAIN, 0))
                .isInstanceOf(BadgesUnavailable.class);
        assertThat(badges.of(shop.ada.id())).isEmpty();

        var badge = shop.registered(shop.ada, "ada/x");
        assertThat(badges.of(shop.ada.id())).containsExactly(badge);
    }

    @Test
    void aCrashBeforeTheShelfIsRepairedByRegisteringAgain() {
        var crashing = shop.withShelf(ShelfOutOfReach::new);
        assertThatThrownBy(() -> crashing.register(shop.ada, Workshop.name("ada/x"), PLAIN, 0))
                .isInstanceOf(BadgesUnavailable.class);
        assertThat(badges.of(shop.ada.id())).isEmpty();

        assertThat(badges.register(shop.ada, Workshop.name("ada/x"), PLAIN, 0)).isEqualTo(new Registration.Taken(true));
        assertThat(badges.of(shop.ada.id()))
                .extracting(badge -> badge.name().key())
                .containsExactly("ada/x");
    }

    @Test
    void aCrashInADeletionIsRepairedByDeletingAgain() {
        var badge = shop.registered(shop.ada, "ada/x");
        var crashing = shop.withShelf(ShelfOutOfReach::new);
        assertThatThrownBy(() -> crashing.delete(shop.ada, badge.key())).isInstanceOf(BadgesUnavailable.class);

        badges.delete(shop.ada, badge.key());

        assertThat(badges.of(shop.ada.id())).isEmpty();
        assertThat(badges.find(shop.ada.id(), badge.key())).isEmpty();
    }

    @Test
    void somebodyElsesBadgeIsNotFound() {
        var key = shop.registered(shop.ada, "ada/x").key();

        assertThat(badges.find(shop.eve.id(), key)).isEmpty();
        assertThat(badges.audit(shop.eve.id(), key)).isEmpty();
        assertThatThrownBy(() -> badges.edit(shop.eve, key, 1, PLAIN, Optional.empty(), true))
                .isInstanceOf(BadgeNotFound.class);
        assertThatThrownBy(() -> badges.pause(shop.eve, key, Duration.ofMinutes(1)))
                .isInstanceOf(BadgeNotFound.class);
        assertThatThrownBy(() -> badges.setCount(shop.eve, key, 7)).isInstanceOf(BadgeNotFound.class);
        assertThatThrownBy(() -> badges.delete(shop.eve, key)).isInstanceOf(BadgeNotFound.class);
        assertThat(badges.find(shop.ada.id(), key)).isPresent();
    }

    @Test
    void anEditSaysEachThingThatIsDifferent() {
        var before = shop.registered(shop.ada, "ada/x");
        count(before, 3);
        var look = new Look(
                "hits",
                "#3453d1",
                Optional.of("#555"),
                Style.PLASTIC,
                Optional.of("github"),
                NumberFormat.SHORT_EXACT,
                true);

        var after = badges.edit(shop.ada, before.key(), before.revision(), look, Optional.of(12_400L), true);

        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(badges.named(before.name())).contains(after);
        assertThat(badges.find(shop.ada.id(), before.key())).contains(after);
        assertThat(badges.audit(shop.ada.id(), before.key()))
                .extracting(AuditLine::what)
                .containsExactly(
                        "History made public",
                        "Base count 0 to 12,400",
                        "Look fixed, whatever the address says",
                        "Number format plain to short exact",
                        "Logo none to github",
                        "Style flat to plastic",
                        "Label colour none to #555",
                        "Value colour blue to #3453d1",
                        "Label views to hits",
                        "Registered");
        assertThat(badges.audit(shop.ada.id(), before.key()).getFirst().count()).isEqualTo(3);
    }

    @Test
    void anEditWithoutADifferenceChangesNothing() {
        var badge = shop.registered(shop.ada, "ada/x");
        assertThat(badges.edit(shop.ada, badge.key(), badge.revision(), PLAIN, Optional.empty(), false))
                .isEqualTo(badge);
        assertThat(badges.audit(shop.ada.id(), badge.key())).hasSize(1);
    }

    @Test
    void anEditOfAnOldRevisionIsRefused() {
        var badge = shop.registered(shop.ada, "ada/x");
        badges.pause(shop.ada, badge.key(), Duration.ofMinutes(5));

        assertThatThrownBy(() -> badges.edit(shop.ada, badge.key(), badge.revision(), PLAIN, Optional.empty(), true))
                .isInstanceOf(BadgeChanged.class);
        assertThat(badges.find(shop.ada.id(), badge.key()).orElseThrow().open()).isFalse();
    }

    @Test
    void changesAtTheSameTimeAllHappen() throws Exception {
        var badge = shop.registered(shop.ada, "ada/x");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pauses = IntStream.rangeClosed(1, 8)
                    .<Callable<Badge>>mapToObj(
                            minutes -> () -> badges.pause(shop.ada, badge.key(), Duration.ofMinutes(minutes)))
                    .toList();
            for (var done : threads.invokeAll(pauses)) {
                done.get();
            }
        }
        assertThat(badges.find(shop.ada.id(), badge.key()).orElseThrow().revision())
                .isEqualTo(9);
        assertThat(badges.audit(shop.ada.id(), badge.key())).hasSize(9);
        assertThat(badges.named(badge.name()).orElseThrow().revision()).isEqualTo(9);
    }

    @Test
    void aSetCountIsShownAndCountedOnFrom() {
        var badge = shop.registered(shop.ada, "ada/x");
        count(badge, 12);

        var set = badges.setCount(shop.ada, badge.key(), 5);
        assertThat(set.shown(shop.tallies.counted(badge.counter()))).isEqualTo(5);

        count(badge, 1);
        assertThat(set.shown(shop.tallies.counted(badge.counter()))).isEqualTo(6);
        assertThat(badges.audit(shop.ada.id(), badge.key()).getFirst().what()).isEqualTo("Count 12 to 5");
        assertThatThrownBy(() -> badges.setCount(shop.ada, badge.key(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPauseEndsByItself() {
        var badge = shop.registered(shop.ada, "ada/x");
        var paused = badges.pause(shop.ada, badge.key(), Duration.ofMinutes(15));

        assertThat(paused.isPaused(shop.clock.instant())).isTrue();
        shop.clock.advance(Duration.ofMinutes(15));
        assertThat(paused.isPaused(shop.clock.instant())).isFalse();
        assertThat(badges.pause(shop.ada, badge.key(), Duration.ZERO).pausedUntil())
                .isEmpty();
        assertThat(badges.audit(shop.ada.id(), badge.key()))
                .extracting(AuditLine::what)
                .containsExactly("Counting again", "Paused for 15 minutes", "Registered");
        assertThatThrownBy(() -> badges.pause(shop.ada, badge.key(), Duration.ofHours(25)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatChangesNothingLeavesNoLine() {
        var badge = shop.registered(shop.ada, "ada/x");

        assertThat(badges.pause(shop.ada, badge.key(), Duration.ZERO)).isEqualTo(badge);
        assertThat(badges.audit(shop.ada.id(), badge.key()))
                .extracting(AuditLine::what)
                .containsExactly("Registered");
    }

    @Test
    void aDeletedIdIsReservedForAYearAndThenNewWithoutItsPast() {
        var badge = shop.registered(shop.ada, "ada/x");
        count(badge, 3);
        badges.delete(shop.ada, badge.key());

        assertThat(badges.of(shop.ada.id())).isEmpty();
        assertThat(badges.named(badge.name())).isEmpty();
        assertThat(badges.register(shop.ada, badge.name(), PLAIN, 0)).isEqualTo(new Registration.Reserved());

        shop.clock.advance(Duration.ofDays(366));
        shop.removals.sweep();
        var again = shop.registered(shop.ada, "ada/x");
        assertThat(again.subject()).isNotEqualTo(badge.subject());
        assertThat(shop.tallies.counted(again.counter())).isZero();
        assertThat(badges.named(badge.name())).contains(again);
    }

    @Test
    void theAuditKeepsTheNewest200Lines() {
        var badge = shop.registered(shop.ada, "ada/x");
        for (int i = 0; i < 205; i++) {
            badges.setCount(shop.ada, badge.key(), i);
        }
        var lines = badges.audit(shop.ada.id(), badge.key());
        assertThat(lines).hasSize(200);
        assertThat(lines.getFirst().what()).isEqualTo("Count 203 to 204");
    }

    @Test
    void withoutMongoDbEverythingSaysSo() {
        try (var hasty = new Workshop(Workshop.impatient())) {
            var badge = hasty.registered(hasty.ada, "ada/x");
            hasty.stopStore();

            assertThat(hasty.badges.named(badge.name())).contains(badge);
            assertThatThrownBy(() -> hasty.badges.of(hasty.ada.id())).isInstanceOf(BadgesUnavailable.class);
            assertThatThrownBy(() -> hasty.badges.pause(hasty.ada, badge.key(), Duration.ZERO))
                    .isInstanceOf(BadgesUnavailable.class);
            assertThatThrownBy(() -> hasty.badges.named(Workshop.name("other"))).isInstanceOf(BadgesUnavailable.class);
        }
    }

    private void count(Badge badge, int hits) {
        for (int i = 0; i < hits; i++) {
            shop.tallies.add(badge.counter(), 1, Keep.HISTORY).join();
        }
    }

    private static final class ShelfOutOfReach extends BadgeShelf {
        ShelfOutOfReach(MongoTemplate template) {
            super(template);
        }

        @Override
        void put(AccountId account, BadgeKey badge) {
            throw new BadgesUnavailable("cut");
        }

        @Override
        void take(AccountId account, BadgeKey badge) {
            throw new BadgesUnavailable("cut");
        }
    }
}
