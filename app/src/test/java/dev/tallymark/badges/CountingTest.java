package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.badges.Answer.Count;
import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.badges.Answer.Notice;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.MemoryTallies.Mood;
import dev.tallymark.timeseries.Resolution;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountingTest {

    private static final BadgeName X = Workshop.name("ada/x");

    private static final Duration PATIENCE = Workshop.impatient().patience();

    private final Workshop shop = new Workshop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRegisteredBadgeCountsWithItsHistoryAndAnUnclaimedIdWithout() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.counting.hit(X);
        shop.counting.hit(Workshop.name("unclaimed"));

        assertThat(minutes(shop, badge.counter())).isOne();
        assertThat(minutes(shop, Workshop.unclaimedCounter("unclaimed"))).isZero();
    }

    @Test
    void whatTheOwnerAddsIsShownWithinBounds() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.badges.setCount(shop.ada, badge.key(), Badge.MAX_TOTAL);
        assertThat(number(shop.counting.hit(X))).isEqualTo(Badge.MAX_TOTAL);
    }

    @Test
    void aSlowDiskGivesWhatIsOnItAndANumberThatNeverShrinks() {
        try (var hasty = new Workshop(Workshop.impatient())) {
            hasty.registered(hasty.ada, "ada/x");
            hasty.tallies.feel(Mood.SLOW);

            var pending = hasty.counting.hit(X);
            assertThat(pending.hit()).isEqualTo(Hit.PENDING);
            assertThat(number(pending)).isEqualTo(0);
            assertThat(number(hasty.counting.look(X))).isEqualTo(0);

            hasty.tallies.settle();
            hasty.tallies.feel(Mood.WELL);
            assertThat(number(hasty.counting.look(X))).isEqualTo(1);
            assertThat(number(hasty.counting.hit(X))).isEqualTo(2);
        }
    }

    @Test
    void aSlowDiskIsWaitedForNoLongerThanAnImageMayTake() {
        try (var hasty = new Workshop(Workshop.impatient())) {
            hasty.registered(hasty.ada, "ada/x");
            hasty.tallies.feel(Mood.SLOW);
            long start = System.nanoTime();

            hasty.counting.hit(X);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(PATIENCE.minusMillis(1), PATIENCE.plusMillis(500));
        }
    }

    @Test
    void whatTheDiskTookIsNotWaitedForAgainInTheStore() {
        try (var hasty = new Workshop(Workshop.impatient())) {
            hasty.registered(hasty.ada, "ada/x");
            hasty.tallies.feel(Mood.SLOW);

            hasty.counting.hit(X);

            assertThat(hasty.tallies.patience()).isZero();
        }
    }

    @Test
    void aCounterWhoseTotalIsUnknownMayExistButNoFloodIsAdmitted() {
        try (var small = new Workshop(Workshop.hurried(1_000, 1))) {
            small.tallies.feel(Mood.STORE_AWAY);
            assertThat(small.counting.hit(Workshop.name("a")).hit()).isEqualTo(Hit.DURABLE);
            assertThat(small.counting.hit(Workshop.name("b")).hit()).isEqualTo(Hit.REFUSED);
            assertThat(small.counting.hit(Workshop.name("a")).hit()).isEqualTo(Hit.DURABLE);

            small.clock.advance(Duration.ofSeconds(1));
            assertThat(small.counting.hit(Workshop.name("b")).hit())
                    .as("the budget is filled again")
                    .isEqualTo(Hit.DURABLE);
            small.tallies.feel(Mood.WELL);
            assertThat(small.unclaimed.count(Deadline.in(PATIENCE))).hasValue(2);
        }
    }

    @Test
    void aTotalThatCannotBeLoadedIsUnavailableAndTheHitCounts() {
        shop.registered(shop.ada, "ada/x");
        shop.tallies.feel(Mood.STORE_AWAY);

        assertThat(shop.counting.hit(X)).isEqualTo(new Answer(Notice.UNAVAILABLE, Hit.DURABLE));

        shop.tallies.feel(Mood.WELL);
        assertThat(number(shop.counting.look(X))).isEqualTo(1);
    }

    @Test
    void aBadgeInMemoryOutlivesMongoDb() {
        shop.registered(shop.ada, "ada/x");
        shop.stopStore();
        assertThat(number(shop.counting.hit(X))).isEqualTo(1);
    }

    @Test
    void anIdThatNobodyKnowsNowIsAnsweredInTime() {
        try (var hasty = new Workshop(Workshop.impatient())) {
            hasty.registered(hasty.ada, "ada/x");
            var restarted = hasty.restarted();
            hasty.stopStore();
            long start = System.nanoTime();

            var answer = restarted.hit(X);

            assertThat(answer).isEqualTo(new Answer(Notice.UNAVAILABLE, Hit.PENDING));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plusMillis(500));
        }
    }

    @Test
    void aHitThatNobodyCanPlaceCountsOnceWhereItBelongsWhenMongoDbIsBack() {
        var badge = shop.registered(shop.ada, "ada/old");
        shop.badges.rename(shop.ada, badge.key(), X);
        var away = new AtomicBoolean(true);
        var restarted = shop.counting(shop.neighbour(template -> new NameRegister(template) {
            @Override
            Entry find(String key) {
                if (away.get()) {
                    throw new BadgesUnavailable("away");
                }
                return super.find(key);
            }
        }));
        restarted.hit(X);
        restarted.hit(X);
        shop.unplaced.place(restarted::place);
        assertThat(shop.unplaced.hits()).as("still away").isEqualTo(2);

        away.set(false);
        shop.unplaced.place(restarted::place);
        shop.unplaced.place(restarted::place);

        assertThat(shop.tallies.counted(badge.counter())).isEqualTo(2);
        assertThat(minutes(shop, badge.counter())).as("with its history").isOne();
        assertThat(shop.tallies.counted(Workshop.unclaimedCounter("ada/x")))
                .as("not where the name points")
                .isZero();
        assertThat(shop.unplaced.hits()).isZero();
    }

    /** As when the journal filled up while MongoDB was away. */
    @Test
    void aHitThatWaitsToBePlacedIsNotDroppedWhereThereIsNoRoomForItYet() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.unplaced.keep(X);
        shop.unplaced.keep(Workshop.name("unclaimed"));

        shop.tallies.feel(Mood.FULL);
        shop.unplaced.place(shop.counting::place);
        assertThat(shop.unplaced.hits()).as("still waiting").isEqualTo(2);

        shop.tallies.feel(Mood.WELL);
        shop.unplaced.place(shop.counting::place);
        assertThat(shop.tallies.counted(badge.counter())).isEqualTo(1);
        assertThat(shop.tallies.counted(Workshop.unclaimedCounter("unclaimed"))).isEqualTo(1);
        assertThat(shop.unplaced.hits()).isZero();
    }

    @Test
    void whatCannotBePlacedDoesNotKeepOthersWaiting() {
        for (int i = 0; i < 20; i++) {
            shop.unplaced.keep(Workshop.name("id/" + i));
        }

        for (int round = 0; round < 200 && shop.unplaced.hits() > 1; round++) {
            shop.unplaced.place((name, _) -> !name.key().equals("id/7"));
        }

        assertThat(shop.unplaced.hits()).isEqualTo(1);
    }

    @Test
    void whatFailsToBePlacedWaitsOn() {
        shop.unplaced.keep(X);

        assertThatThrownBy(() -> shop.unplaced.place((_, _) -> {
                    throw new IllegalStateException("told to");
                }))
                .hasMessage("told to");

        assertThat(shop.unplaced.hits()).isEqualTo(1);
    }

    @Test
    void onlySoManyIdsWaitToBePlaced() {
        for (int i = 0; i < Unplaced.MOST_IDS; i++) {
            assertThat(shop.unplaced.keep(Workshop.name("flood/" + i))).isTrue();
        }
        assertThat(shop.unplaced.keep(X)).isFalse();
        assertThat(shop.unplaced.keep(Workshop.name("Flood/7"))).isTrue();
    }

    @Test
    void whatAnotherNodeChangedHoldsWithinASecond() {
        var memory = shop.neighbour();
        var elsewhere = shop.counting(memory);
        var badge = shop.registered(shop.ada, "ada/x");
        elsewhere.hit(X);

        shop.badges.setCount(shop.ada, badge.key(), 100);
        shop.clock.advance(Duration.ofSeconds(1));
        assertThat(number(elsewhere.hit(X))).isEqualTo(101);

        shop.badges.pause(shop.ada, badge.key(), Duration.ofMinutes(5));
        shop.clock.advance(Duration.ofSeconds(1));
        assertThat(elsewhere.hit(X).hit()).isEqualTo(Hit.REFUSED);

        shop.badges.delete(shop.ada, badge.key());
        shop.clock.advance(Duration.ofSeconds(1));
        assertThat(elsewhere.hit(X)).isEqualTo(new Answer(Notice.GONE, Hit.REFUSED));
    }

    @Test
    void whatAnotherNodeMadePrivateIsPrivateAtOnce() {
        var open = new OpenBadges(shop.neighbour(), Workshop.SETTINGS);
        var badge = shop.registered(shop.ada, "ada/x");
        var shown = shop.badges.edit(shop.ada, badge.key(), 1, badge.look(), Optional.empty(), true);
        assertThat(open.named(X)).isEqualTo(shown);

        shop.badges.edit(shop.ada, badge.key(), 2, badge.look(), Optional.empty(), false);

        assertThatThrownBy(() -> open.named(X)).isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void aNodeAmongOthersServesWhatItKnowsWhileMongoDbIsAway() {
        try (var hasty = new Workshop(Workshop.impatient())) {
            var elsewhere = hasty.counting(hasty.neighbour());
            hasty.registered(hasty.ada, "ada/x");
            elsewhere.hit(X);
            hasty.stopStore();
            hasty.clock.advance(Duration.ofMinutes(5));
            assertThat(number(elsewhere.hit(X))).isEqualTo(2);
        }
    }

    @Test
    void whatAnIdStandsForIsReadAgainAfterARestart() {
        shop.registered(shop.ada, "ada/x");
        var gone = shop.registered(shop.ada, "ada/gone");
        shop.badges.delete(shop.ada, gone.key());
        shop.counting.hit(X);

        var restarted = shop.restarted();

        assertThat(number(restarted.look(X))).isEqualTo(1);
        assertThat(restarted.look(Workshop.name("ada/gone")).says()).isEqualTo(Notice.GONE);
    }

    @Test
    void onlySoManyUnclaimedIdsAreCounted() {
        try (var small = new Workshop(Workshop.settings(true, 2, 10))) {
            assertThat(small.counting.hit(Workshop.name("a")).hit()).isEqualTo(Hit.DURABLE);
            assertThat(small.counting.hit(Workshop.name("b")).hit()).isEqualTo(Hit.DURABLE);

            var refused = small.counting.hit(Workshop.name("c"));
            assertThat(refused.hit()).isEqualTo(Hit.REFUSED);
            assertThat(number(refused)).isZero();

            assertThat(number(small.counting.hit(Workshop.name("a")))).isEqualTo(2);
            assertThat(number(small.restarted().hit(Workshop.name("b")))).isEqualTo(2);
            assertThat(small.restarted().hit(Workshop.name("d")).hit()).isEqualTo(Hit.REFUSED);
        }
    }

    @Test
    void registeringGetsAroundTheLimit() {
        try (var small = new Workshop(Workshop.settings(true, 0, 10))) {
            assertThat(small.counting.hit(X).hit()).isEqualTo(Hit.REFUSED);
            small.registered(small.ada, "ada/x");
            assertThat(small.counting.hit(X).hit()).isEqualTo(Hit.DURABLE);
        }
    }

    @Test
    void whereUnclaimedIdsDoNotCountTheySaySo() {
        try (var strict = new Workshop(Workshop.settings(false, 10, 10))) {
            assertThat(strict.counting.hit(X)).isEqualTo(new Answer(Notice.NOT_REGISTERED, Hit.REFUSED));
            assertThat(strict.tallies.counted(Workshop.unclaimedCounter("ada/x")))
                    .isZero();
        }
    }

    private static long minutes(Workshop shop, CounterId counter) {
        var now = shop.clock.instant();
        return shop.tallies
                .history(counter, Resolution.MINUTE, now, now.plus(Duration.ofMinutes(1)))
                .size();
    }

    private static long number(Answer answer) {
        return switch (answer.says()) {
            case Count count -> count.number();
            case Notice notice -> throw new AssertionError(notice);
        };
    }
}
