package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tallymark.badges.Transfers.Outcome;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies.Keep;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private final Workshop shop = new Workshop();
    private final Badges badges = shop.badges;
    private final Transfers transfers = shop.transfers;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anAcceptedBadgeIsTheOthersWithAllThatItHas() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.tallies.add(badge.counter(), 7, Keep.HISTORY).join();
        offer(badge, "EVE");
        assertThat(transfers.offersTo(shop.eve))
                .extracting(Transfers.Gift::badge)
                .extracting(Badge::key)
                .containsExactly(badge.key());

        assertThat(transfers.accept(shop.eve, badge.key())).isTrue();

        assertThat(badges.of(shop.ada.id())).isEmpty();
        assertThat(badges.find(shop.ada.id(), badge.key())).isEmpty();
        var eves = badges.of(shop.eve.id()).getFirst();
        assertThat(eves.key()).isEqualTo(badge.key());
        assertThat(eves.name()).isEqualTo(badge.name());
        assertThat(eves.counter()).isEqualTo(badge.counter());
        assertThat(shop.tallies.counted(eves.counter())).isEqualTo(7);
        assertThat(badges.named(badge.name())).contains(eves);
        assertThat(transfers.offersTo(shop.eve)).isEmpty();
        assertThat(badges.audit(shop.eve.id(), badge.key()))
                .extracting(AuditLine::who, AuditLine::what, AuditLine::count)
                .containsExactly(
                        tuple("Eve", "Transfer accepted", 7L),
                        tuple("ada", "Offered to Eve", 7L),
                        tuple("ada", "Registered", 0L));
    }

    @Test
    void itsFormerOwnerDeletesNothingOfAnAcceptedBadge() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        var racing = shop.withStore(template -> new BadgeStore(template) {
            @Override
            Optional<Badge> find(AccountId account, BadgeKey key) {
                var found = super.find(account, key);
                transfers.accept(shop.eve, key);
                return found;
            }
        });

        assertThatThrownBy(() -> racing.delete(shop.ada, badge.key())).isInstanceOf(BadgeChanged.class);

        assertThat(badges.named(badge.name()).orElseThrow().owner()).isEqualTo(shop.eve.id());
        assertThat(shop.restarted().hit(badge.name()).hit()).isEqualTo(Answer.Hit.DURABLE);
        assertThat(badges.of(shop.eve.id())).hasSize(1);
    }

    @Test
    void whoAcceptsTwiceAtOnceHasItOnTheirShelf() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        var slower = shop.transfersWithShelf(template -> new BadgeShelf(template) {
            @Override
            void put(AccountId account, BadgeKey key) {
                super.put(account, key);
                transfers.accept(shop.eve, key);
            }
        });

        assertThatThrownBy(() -> slower.accept(shop.eve, badge.key())).isInstanceOf(BadgeChanged.class);

        assertThat(badges.of(shop.eve.id())).extracting(Badge::key).containsExactly(badge.key());
    }

    @Test
    void untilItIsAcceptedNothingChanges() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        assertThat(badges.of(shop.ada.id())).hasSize(1);
        assertThat(badges.find(shop.eve.id(), badge.key())).isEmpty();
        assertThatThrownBy(() -> badges.delete(shop.eve, badge.key())).isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void onlyWhoItIsOfferedToMayAnswer() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        var bo = shop.account(3, "bo");
        assertThatThrownBy(() -> transfers.accept(bo, badge.key())).isInstanceOf(BadgeNotFound.class);
        assertThatThrownBy(() -> transfers.decline(bo, badge.key())).isInstanceOf(BadgeNotFound.class);
        assertThatThrownBy(() -> transfers.accept(shop.operator, badge.key())).isInstanceOf(BadgeNotFound.class);
        assertThat(transfers.offersTo(bo)).isEmpty();
        assertThatThrownBy(() -> transfers.offer(bo, badge.key(), "bo")).isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void anOfferIsForThePersonAndNotForTheLogin() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        shop.github.publicSide().vacate("eve");
        var heir = shop.account(4, "eve");
        assertThat(transfers.offersTo(heir)).isEmpty();
        assertThat(transfers.accept(shop.eve, badge.key())).isTrue();
    }

    @Test
    void aDeclinedBadgeStaysWhereItIs() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        transfers.decline(shop.eve, badge.key());
        assertThat(transfers.offersTo(shop.eve)).isEmpty();
        assertThatThrownBy(() -> transfers.accept(shop.eve, badge.key())).isInstanceOf(BadgeNotFound.class);
        assertThat(badges.audit(shop.ada.id(), badge.key()).getFirst())
                .extracting(AuditLine::who, AuditLine::what)
                .containsExactly("Eve", "Transfer declined");
    }

    @Test
    void aWithdrawnOfferIsNone() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        transfers.withdraw(shop.ada, badge.key());
        assertThat(transfers.offersTo(shop.eve)).isEmpty();
        assertThatThrownBy(() -> transfers.accept(shop.eve, badge.key())).isInstanceOf(BadgeNotFound.class);
        assertThat(badges.audit(shop.ada.id(), badge.key()).getFirst().what()).isEqualTo("Offer to Eve withdrawn");
    }

    @Test
    void anOfferEndsAfterTwoWeeks() {
        var badge = shop.registered(shop.ada, "ada/x");
        offer(badge, "eve");
        shop.clock.advance(Duration.ofDays(14));
        assertThat(transfers.offersTo(shop.eve)).isEmpty();
        assertThatThrownBy(() -> transfers.accept(shop.eve, badge.key())).isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void aNewOfferTakesTheOldOnesPlace() {
        var badge = shop.registered(shop.ada, "ada/x");
        var bo = shop.account(3, "bo");
        offer(badge, "eve");
        offer(badge, "bo");
        assertThat(transfers.offersTo(shop.eve)).isEmpty();
        assertThat(transfers.accept(bo, badge.key())).isTrue();
    }

    @Test
    void whoHasAsManyBadgesAsAllowedCannotAccept() {
        try (var small = new Workshop(Workshop.settings(true, 10, 1))) {
            var badge = small.registered(small.ada, "ada/x");
            small.registered(small.eve, "eve/x");
            small.transfers.offer(small.ada, badge.key(), "eve");
            assertThat(small.transfers.accept(small.eve, badge.key())).isFalse();
            assertThat(small.badges.of(small.ada.id())).hasSize(1);
        }
    }

    @Test
    void nobodyAnOrganisationAndOneselfAreNoReceivers() {
        shop.github.publicSide().organisation(900, "lumen");
        var badge = shop.registered(shop.ada, "ada/x");
        assertThat(transfers.offer(shop.ada, badge.key(), "nobody-here")).isEqualTo(new Outcome.Nobody());
        assertThat(transfers.offer(shop.ada, badge.key(), "not a login/..")).isEqualTo(new Outcome.Nobody());
        assertThat(transfers.offer(shop.ada, badge.key(), "ada")).isEqualTo(new Outcome.Yourself());
        assertThat(transfers.offer(shop.ada, badge.key(), "lumen")).isInstanceOf(Outcome.NoPerson.class);
        shop.github.publicSide().isDown();
        assertThat(transfers.offer(shop.ada, badge.key(), "eve")).isInstanceOf(Outcome.Unanswered.class);
    }

    @Test
    void nobodyIsFloodedWithOffers() {
        for (int i = 0; i < OfferList.MOST; i++) {
            offer(shop.registered(shop.ada, "ada/" + i), "eve");
        }
        var more = shop.registered(shop.ada, "ada/more");
        assertThat(transfers.offer(shop.ada, more.key(), "eve")).isEqualTo(new Outcome.TooManyOffers("Eve"));
        shop.clock.advance(Duration.ofDays(15));
        offer(more, "eve");
        assertThat(transfers.offersTo(shop.eve)).hasSize(1);
    }

    private void offer(Badge badge, String login) {
        assertThat(transfers.offer(shop.ada, badge.key(), login)).isInstanceOf(Outcome.Offered.class);
    }
}
