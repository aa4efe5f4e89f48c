package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.MemoryTallies.Mood;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                boolean isOwned(String subject) {
                    shop.unclaimed.sweep(UnclaimedIds.SHELVES);
                    return super.isOwned(subject);
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

    @Test
    void whatSomebodyRegistersDuringASweepKeepsItsCount() {
        try (var shop = new Workshop()) {
            var ids = twoOfOneShelf();
            old(shop, ids);
            var looked = new ArrayList<String>();
            var sweeper = shop.unclaimedWithStore(template -> new BadgeStore(template) {
                @Override
                boolean isOwned(String subject) {
                    if (looked.isEmpty()) {
                        shop.registered(shop.ada, other(ids, subject));
                    } else {
                        assertThat(hasHistory(shop, other(ids, subject)))
                                .as("what was looked at before")
                                .isFalse();
                    }
                    looked.add(subject);
                    return super.isOwned(subject);
                }
            });

            sweeper.sweep(UnclaimedIds.SHELVES);

            assertThat(looked).hasSize(2);
            assertThat(ids).filteredOn(id -> hasHistory(shop, id)).containsExactly(other(ids, looked.getFirst()));
        }
    }

    @Test
    void whatIsBeingRemovedCannotBeRegisteredInThatMoment() {
        try (var shop = new Workshop()) {
            old(shop, List.of("ada/x"));
            var sweeper = shop.unclaimedWithStore(template -> new BadgeStore(template) {
                @Override
                boolean isOwned(String subject) {
                    boolean isOwned = super.isOwned(subject);
                    assertThatThrownBy(() -> shop.registered(shop.ada, "ada/x")).isInstanceOf(BadgeChanged.class);
                    return isOwned;
                }
            });

            sweeper.sweep(UnclaimedIds.SHELVES);

            assertThat(hasHistory(shop, "ada/x")).isFalse();
            shop.registered(shop.ada, "ada/x");
        }
    }

    @Test
    void aRemovalThatWasKilledKeepsNobodyFromTheId() {
        try (var shop = new Workshop()) {
            old(shop, List.of("ada/x", "y"));
            var departures = shop.departures;
            departures.begin(Workshop.unclaimedCounter("ada/x").subject());
            departures.begin(Workshop.unclaimedCounter("y").subject());
            shop.unclaimed.sweep(UnclaimedIds.SHELVES);
            assertThat(hasHistory(shop, "y")).as("another node may be at it").isTrue();

            shop.clock.advance(Departures.LONGEST);
            shop.registered(shop.ada, "ada/x");
            shop.unclaimed.sweep(UnclaimedIds.SHELVES);

            assertThat(hasHistory(shop, "ada/x")).isTrue();
            assertThat(hasHistory(shop, "y")).isFalse();
        }
    }

    @Test
    void whatIsSeenDuringASweepStays() {
        try (var shop = new Workshop()) {
            var ids = twoOfOneShelf();
            old(shop, ids);
            var looked = new ArrayList<String>();
            var sweeper = shop.unclaimedWithStore(template -> new BadgeStore(template) {
                @Override
                boolean isOwned(String subject) {
                    looked.add(subject);
                    shop.restarted().hit(Workshop.name(other(ids, subject)));
                    shop.unclaimed.write();
                    return super.isOwned(subject);
                }
            });

            sweeper.sweep(UnclaimedIds.SHELVES);

            assertThat(looked).hasSize(1);
            assertThat(hasHistory(shop, other(ids, looked.getFirst()))).isTrue();
            assertThat(count(shop)).isEqualTo(1);
        }
    }

    @Test
    void aCounterThatCannotBeRemovedKeepsNoOtherFromGoing() {
        try (var shop = new Workshop()) {
            var ids = Stream.concat(twoOfOneShelf().stream(), Stream.of("a", "b", "c"))
                    .toList();
            old(shop, ids);
            var failed = new ArrayList<String>();
            var sweeper = shop.unclaimedWithStore(template -> new BadgeStore(template) {
                @Override
                boolean isOwned(String subject) {
                    if (failed.isEmpty() && shelf(ids.getFirst()).equals(subject.substring(0, 3))) {
                        failed.add(subject);
                        throw new IllegalStateException("it cannot be read");
                    }
                    return super.isOwned(subject);
                }
            });

            assertThatThrownBy(() -> sweeper.sweep(UnclaimedIds.SHELVES))
                    .isInstanceOf(Round.Unfinished.class)
                    .hasMessageContainingAll("1 failed", "it cannot be read");

            assertThat(ids)
                    .filteredOn(id -> hasHistory(shop, id))
                    .extracting(id -> Workshop.unclaimedCounter(id).subject())
                    .isEqualTo(failed);
            sweeper.sweep(UnclaimedIds.SHELVES);
            assertThat(count(shop)).isZero();
        }
    }

    /** Nobody's, and not seen for too long. */
    private static void old(Workshop shop, List<String> ids) {
        ids.forEach(id -> {
            assertThat(hit(shop, id)).isEqualTo(Hit.DURABLE);
            history(shop, id);
        });
        shop.unclaimed.write();
        shop.clock.advance(Duration.ofDays(91));
    }

    private static List<String> twoOfOneShelf() {
        var first = "ada/0";
        var second = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "ada/" + i)
                .filter(id -> shelf(id).equals(shelf(first)))
                .findFirst()
                .orElseThrow();
        return List.of(first, second);
    }

    private static String shelf(String id) {
        return Workshop.unclaimedCounter(id).subject().substring(0, 3);
    }

    /** The one of the two that has not the subject. */
    private static String other(List<String> ids, String subject) {
        return ids.stream()
                .filter(id -> !Workshop.unclaimedCounter(id).subject().equals(subject))
                .findFirst()
                .orElseThrow();
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
