package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.badges.Answer.Notice;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies.Keep;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenamesTest {

    private final Workshop shop = new Workshop();
    private final Badges badges = shop.badges;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void bothAddressesCountForTheRenamedBadgeAndShowIt() {
        var badge = shop.registered(shop.ada, "ada/old");
        hit("ada/old");

        var renamed = renamed(badge, "Ada/New");

        assertThat(renamed.name().shown()).isEqualTo("Ada/New");
        assertThat(renamed.aliases()).extracting(BadgeName::shown).containsExactly("ada/old");
        assertThat(renamed.counter()).isEqualTo(badge.counter());
        hit("ada/old");
        hit("ada/new");
        assertThat(shop.tallies.counted(badge.counter())).isEqualTo(3);
        assertThat(badges.named(Workshop.name("ada/old"))).contains(renamed);
        assertThat(shop.restarted().look(Workshop.name("ada/old")).says())
                .isEqualTo(shop.restarted().look(Workshop.name("ada/new")).says());
        assertThat(badges.audit(shop.ada.id(), badge.key()).getFirst().what())
                .isEqualTo("Renamed from ada/old to Ada/New");
    }

    @Test
    void anAliasIsNobodyElses() {
        renamed(shop.registered(shop.ada, "ada/old"), "ada/new");
        assertThat(badges.register(shop.operator, Workshop.name("ada/old"), Look.DEFAULT, 0))
                .isEqualTo(new Registration.Taken(false));
    }

    @Test
    void theNewIdPassesTheSameRules() {
        var badge = shop.registered(shop.ada, "ada/old");
        shop.registered(shop.eve, "eve/x");
        assertThat(badges.rename(shop.ada, badge.key(), Workshop.name("eve/y")))
                .isInstanceOf(Registration.SomebodyElses.class);
        assertThat(badges.rename(shop.ada, badge.key(), Workshop.name("eve/x")))
                .isEqualTo(new Registration.Taken(false));
        assertThatThrownBy(() -> badges.rename(shop.eve, badge.key(), Workshop.name("eve/z")))
                .isInstanceOf(BadgeNotFound.class);
        assertThat(badges.find(shop.ada.id(), badge.key())).contains(badge);
    }

    @Test
    void onlyTheWritingChangesWithoutAnAlias() {
        var badge = shop.registered(shop.ada, "ada/old");
        assertThat(renamed(badge, "ADA/Old").aliases()).isEmpty();
        assertThat(badges.named(Workshop.name("ada/old")).orElseThrow().name().shown())
                .isEqualTo("ADA/Old");
    }

    @Test
    void goingBackSwapsTheNames() {
        var badge = shop.registered(shop.ada, "ada/a");
        renamed(badge, "ada/b");
        var back = renamed(badge, "ada/a");
        assertThat(back.name().key()).isEqualTo("ada/a");
        assertThat(back.aliases()).extracting(BadgeName::key).containsExactly("ada/b");
    }

    @Test
    void aBadgeHasAtMostTenAliases() {
        var badge = shop.registered(shop.ada, "ada/0");
        for (int i = 1; i <= 10; i++) {
            renamed(badge, "ada/" + i);
        }
        assertThat(badges.rename(shop.ada, badge.key(), Workshop.name("ada/11")))
                .isEqualTo(new Registration.TooManyAliases(10));
        badges.removeAlias(shop.ada, badge.key(), Workshop.name("ada/0"));
        renamed(badge, "ada/11");
    }

    @Test
    void aRemovedAliasIsGoneForAYear() {
        var badge = shop.registered(shop.ada, "ada/old");
        renamed(badge, "ada/new");
        var without = badges.removeAlias(shop.ada, badge.key(), Workshop.name("ADA/old"));

        assertThat(without.aliases()).isEmpty();
        assertThat(shop.counting.hit(Workshop.name("ada/old"))).isEqualTo(new Answer(Notice.GONE, Hit.REFUSED));
        assertThat(shop.restarted().look(Workshop.name("ada/old")).says()).isEqualTo(Notice.GONE);
        hit("ada/new");
        assertThat(badges.rename(shop.ada, badge.key(), Workshop.name("ada/old")))
                .isEqualTo(new Registration.Reserved());
        shop.clock.advance(Duration.ofDays(367));
        shop.removals.sweep();
        renamed(badge, "ada/old");
        assertThatThrownBy(() -> badges.removeAlias(shop.ada, badge.key(), Workshop.name("ada/nothing")))
                .isInstanceOf(BadgeNotFound.class);
    }

    /** It has a journal, and still took the address for nobody's. */
    @Test
    void whatANodeCountedThatMongoDbWasAwayFromForHoursIsAddedToo() {
        var badge = shop.registered(shop.ada, "ada/old");
        renamed(badge, "ada/new");
        shop.clock.advance(Duration.ofHours(5));
        shop.inheritances.sweep();

        shop.tallies.add(Workshop.unclaimedCounter("ada/new"), 5, Keep.TOTAL).join();
        shop.inheritances.sweep();

        assertThat(badges.named(Workshop.name("ada/new")).orElseThrow().offset())
                .isEqualTo(5);
    }

    @Test
    void whatTheNewAddressCountedAsNobodysIsAdded() {
        hit("ada/new");
        hit("ada/new");
        var badge = shop.registered(shop.ada, "ada/old");
        hit("ada/old");

        var renamed = renamed(badge, "ada/new");

        assertThat(renamed.shown(shop.tallies.counted(badge.counter()))).isEqualTo(3);
        assertThat(badges.audit(shop.ada.id(), badge.key()).getFirst().what()).isEqualTo("Count of ada/new added: 2");
        hit("ada/new");
        assertThat(shop.tallies.counted(badge.counter())).isEqualTo(2);
    }

    @Test
    void whatIsNotKnownOrNotCountedYetIsAddedLaterAndOnce() {
        var badge = shop.registered(shop.ada, "ada/old");
        var elsewhere = shop.counting(shop.neighbour());
        var name = Workshop.name("ada/new");
        elsewhere.hit(name);
        renamed(badge, "ada/new");
        assertThat(elsewhere.hit(name).hit()).as("it knows no better yet").isEqualTo(Hit.DURABLE);

        renamed(badge, "ada/new");
        assertThat(badges.named(name).orElseThrow().offset()).isEqualTo(2);
        shop.tallies.add(Workshop.unclaimedCounter("ada/new"), 5, Keep.TOTAL).join();
        for (int sweep = 0; sweep < 3; sweep++) {
            shop.inheritances.sweep();
            shop.clock.advance(Inheritances.UNTIL);
        }

        assertThat(badges.named(name).orElseThrow().offset()).isEqualTo(7);
        assertThat(badges.audit(shop.ada.id(), badge.key()).getFirst())
                .extracting(AuditLine::who, AuditLine::what)
                .containsExactly("Tallymark", "Count of ada/new added: 5");
        renamed(badge, "ada/old");
        renamed(badge, "ada/new");
        assertThat(badges.named(name).orElseThrow().offset()).isEqualTo(7);
    }

    @Test
    void oneHeirThatFailsKeepsNoOtherFromInheriting() {
        for (var id : new String[] {"ada/a", "ada/b"}) {
            renamed(shop.registered(shop.ada, id), id + "/new");
            shop.tallies
                    .add(Workshop.unclaimedCounter(id + "/new"), 5, Keep.TOTAL)
                    .join();
        }
        var failed = new ArrayList<BadgeKey>();
        var inheritances = shop.inheritancesWithStore(template -> new StumblingStore(template, failed));

        assertThatThrownBy(inheritances::sweep)
                .isInstanceOf(Round.Unfinished.class)
                .hasMessageContainingAll("1 failed", "it cannot be read");

        assertThat(badges.of(shop.ada.id())).extracting(Badge::offset).containsExactlyInAnyOrder(0L, 5L);
        inheritances.sweep();
        assertThat(badges.of(shop.ada.id())).extracting(Badge::offset).containsExactly(5L, 5L);
    }

    @Test
    void aNewIdIsFreeWhenTheBadgeIsDeletedAfterAKillCutItsRenamingShort() {
        for (var id : new String[] {"ada/registered", "ada/renamed"}) {
            var name = Workshop.name(id);
            var badge = shop.registered(shop.ada, "ada/" + id);
            shop.names.enter(name, badge.key());
            assertThat(badges.isFree(name)).as("it may still be renamed").isFalse();
            badges.delete(shop.ada, badge.key());
            assertThat(shop.counting.hit(name).hit())
                    .as("nobody looked into it yet")
                    .isEqualTo(Hit.REFUSED);
        }

        shop.registered(shop.ada, "ada/registered");
        renamed(shop.registered(shop.ada, "ada/x"), "ada/renamed");

        hit("ada/registered");
        hit("ada/renamed");
    }

    @Test
    void aBadgeThatIsDeletedWhileItIsRenamedKeepsNoName() {
        var badge = shop.registered(shop.ada, "ada/old");
        var racing = shop.withNames(template -> new NameRegister(template) {
            @Override
            boolean enter(BadgeName name, BadgeKey key) {
                boolean entered = super.enter(name, key);
                badges.delete(shop.ada, key);
                return entered;
            }
        });

        assertThatThrownBy(() -> racing.rename(shop.ada, badge.key(), Workshop.name("ada/new")))
                .isInstanceOf(BadgeNotFound.class);

        shop.registered(shop.ada, "ada/new");
    }

    @Test
    void aBadgeThatIsRenamedWhileItIsDeletedTakesItsNewNameAlong() {
        var badge = shop.registered(shop.ada, "ada/old");
        var racing = shop.withShelf(template -> new BadgeShelf(template) {
            @Override
            void take(AccountId account, BadgeKey key) {
                super.take(account, key);
                if (badges.isFree(Workshop.name("ada/new"))) {
                    renamed(badge, "ada/new");
                }
            }
        });

        racing.delete(shop.ada, badge.key());

        assertThat(badges.find(shop.ada.id(), badge.key())).isEmpty();
        assertThat(badges.rename(shop.ada, shop.registered(shop.ada, "ada/x").key(), Workshop.name("ada/new")))
                .isEqualTo(new Registration.Reserved());
    }

    @Test
    void aDeletedBadgeTakesItsAliasesWithIt() {
        var badge = shop.registered(shop.ada, "ada/old");
        renamed(badge, "ada/new");
        badges.delete(shop.ada, badge.key());
        for (var id : new String[] {"ada/old", "ada/new"}) {
            assertThat(shop.counting.hit(Workshop.name(id))).isEqualTo(new Answer(Notice.GONE, Hit.REFUSED));
            assertThat(shop.restarted().look(Workshop.name(id)).says()).isEqualTo(Notice.GONE);
            assertThat(badges.isFree(Workshop.name(id))).isFalse();
        }
    }

    private Badge renamed(Badge badge, String id) {
        return switch (badges.rename(shop.ada, badge.key(), Workshop.name(id))) {
            case Registration.Registered done -> done.badge();
            case Registration.Refused why -> throw new AssertionError(why);
        };
    }

    private void hit(String id) {
        assertThat(shop.counting.hit(Workshop.name(id)).hit()).isEqualTo(Hit.DURABLE);
    }
}
