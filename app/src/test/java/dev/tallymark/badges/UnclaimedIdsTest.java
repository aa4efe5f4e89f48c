package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.MemoryTallies.Mood;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many counters nobody's ids may have, and for how long. */
class UnclaimedIdsTest {

    private static final Instant BEFORE = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void afterABurstTheyAreCreatedAtAPace() {
        try (var shop = new Workshop(Workshop.hurried(1_000, 3))) {
            for (var id : List.of("a", "b", "c")) {
                assertThat(hit(shop, id)).isEqualTo(Hit.DURABLE);
            }
            assertThat(hit(shop, "d")).isEqualTo(Hit.REFUSED);
            assertThat(hit(shop, "a")).as("counting is not limited").isEqualTo(Hit.DURABLE);
            assertThat(refused(shop, "pace")).isEqualTo(1);

            shop.clock.advance(Duration.ofSeconds(1));
            assertThat(hit(shop, "d")).isEqualTo(Hit.DURABLE);
            assertThat(hit(shop, "e")).isEqualTo(Hit.REFUSED);
        }
    }

    @Test
    void whatIsRefusedShowsWhatIsKnownAndIsMetered() {
        try (var shop = new Workshop(Workshop.hurried(1, 100))) {
            hit(shop, "a");
            var refused = shop.counting.hit(Workshop.name("b"));
            assertThat(refused.hit()).isEqualTo(Hit.REFUSED);
            assertThat(refused.says())
                    .isInstanceOfSatisfying(
                            Answer.Count.class,
                            count -> assertThat(count.number()).isZero());
            assertThat(refused(shop, "limit")).isEqualTo(1);
        }
    }

    @Test
    void aRestartDoesNotMakeRoom() {
        try (var shop = new Workshop(Workshop.hurried(2, 100))) {
            hit(shop, "a");
            hit(shop, "b");
            assertThat(shop.restarted().hit(Workshop.name("c")).hit()).isEqualTo(Hit.REFUSED);
            assertThat(shop.restarted().hit(Workshop.name("a")).hit()).isEqualTo(Hit.DURABLE);
        }
    }

    @Test
    void whatMongoDbDidNotKnowForAWhileTakesNoSecondPlace() {
        try (var shop = new Workshop(Workshop.hurried(3, 100))) {
            hit(shop, "a");
            hit(shop, "b");
            shop.unclaimed.write();
            shop.tallies.feel(Mood.STORE_AWAY);
            for (var id : List.of("a", "b", "b", "new")) {
                assertThat(shop.restarted().hit(Workshop.name(id)).hit()).isEqualTo(Hit.DURABLE);
            }
            shop.tallies.feel(Mood.WELL);
            assertThat(count(shop)).as("each of them could be new").isEqualTo(5);

            shop.unclaimed.write();
            assertThat(count(shop)).isEqualTo(3);
            shop.unclaimed.write();
            assertThat(count(shop)).as("given back once").isEqualTo(3);
            assertThat(hit(shop, "c")).isEqualTo(Hit.REFUSED);
        }
    }

    @Test
    void whatNobodySawFor90DaysIsGoneAndMakesRoom() {
        try (var shop = new Workshop(Workshop.hurried(2, 100))) {
            hit(shop, "a");
            hit(shop, "b");
            history(shop, "a");
            shop.unclaimed.write();
            shop.clock.advance(Duration.ofDays(80));
            hit(shop, "b");
            shop.unclaimed.write();
            shop.clock.advance(Duration.ofDays(10));
            shop.unclaimed.sweep(UnclaimedIds.SHELVES);
            assertThat(hasHistory(shop, "a")).as("it is not older than 90 days").isTrue();
            shop.clock.advance(Duration.ofDays(1));

            shop.unclaimed.sweep(UnclaimedIds.SHELVES);

            assertThat(hasHistory(shop, "a")).isFalse();
            assertThat(hit(shop, "c")).isEqualTo(Hit.DURABLE);
            assertThat(hit(shop, "d")).as("there was room for one").isEqualTo(Hit.REFUSED);
            shop.unclaimed.sweep(UnclaimedIds.SHELVES);
            assertThat(hit(shop, "d")).as("it is gone once").isEqualTo(Hit.REFUSED);
        }
    }

    @Test
    void whatTwoNodesRemoveAtOnceMakesRoomOnce() {
        try (var shop = new Workshop(Workshop.hurried(10, 100))) {
            hit(shop, "a");
            hit(shop, "b");
            shop.unclaimed.write();
            shop.clock.advance(Duration.ofDays(91));
            var other = shop.unclaimedWithStore(template -> new BadgeStore(template) {
                @Override
                Set<String> ownedOf(Collection<String> subjects) {
                    shop.unclaimed.sweep(UnclaimedIds.SHELVES);
                    return super.ownedOf(subjects);
                }
            });

            other.sweep(UnclaimedIds.SHELVES);

            assertThat(count(shop)).isZero();
        }
    }

    @Test
    void whatSomebodyRegisteredIsNeverRemoved() {
        try (var shop = new Workshop(Workshop.hurried(1, 100))) {
            hit(shop, "ada/x");
            shop.unclaimed.write();
            shop.registered(shop.ada, "ada/x");
            history(shop, "ada/x");
            shop.clock.advance(Duration.ofDays(91));

            shop.unclaimed.sweep(UnclaimedIds.SHELVES);

            assertThat(hasHistory(shop, "ada/x")).isTrue();
            assertThat(hit(shop, "other")).as("it is nobody's no more").isEqualTo(Hit.DURABLE);
        }
    }

    private static long count(Workshop shop) {
        return shop.unclaimed.count(Deadline.in(Duration.ofSeconds(20))).orElseThrow();
    }

    private static Hit hit(Workshop shop, String id) {
        return shop.counting.hit(Workshop.name(id)).hit();
    }

    private static double refused(Workshop shop, String reason) {
        return shop.meters
                .get("tallymark.unclaimed.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static void history(Workshop shop, String id) {
        shop.series.write(List.of(new Point(series(id), Resolution.DAY, "p", BEFORE, 1)));
    }

    private static boolean hasHistory(Workshop shop, String id) {
        return !shop.series
                .read(Set.of(series(id)), Resolution.DAY, BEFORE, Resolution.DAY.next(BEFORE))
                .isEmpty();
    }

    private static SeriesKey series(String id) {
        CounterId counter = Workshop.unclaimedCounter(id);
        return new SeriesKey(counter.key());
    }
}
