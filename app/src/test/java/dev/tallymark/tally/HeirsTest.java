package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.MovableClock;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is special about inheriting; the rest is ClusterModelTest's. */
class HeirsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T22:00:00Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;
    private static final long LEFT = MINUTE - 10L * Hour.MINUTES;

    private static final Lease.Terms LEASES = Lease.Terms.of(Duration.ofMinutes(5), Duration.ofHours(1));
    private static final CounterId BADGE = CounterId.of("views", "badge");

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final AtomicLong nanos = new AtomicLong();
    private final MemorySeries series = new MemorySeries();
    private final Roster roster = new Roster(stores, "own", LEASES, nanos::get);
    private final Ground ground =
            new Ground(new Durability.InStore(1 << 20), stores, true, LEASES, series, clock, nanos::get, () -> {});
    private final Heirs heirs = new Heirs(ground, roster, "run");

    @BeforeEach
    void somebodyLeft() {
        stores.enter(new Standing("left", true, new Progress(-1, LEFT, LEFT), "", LEFT * 60_000, 1));
        roster.read();
    }

    @Test
    void aVisitEndsWhenItIsTimeToStopAndTheNextGoesOn() {
        var asked = new AtomicInteger();

        heirs.visit(() -> asked.incrementAndGet() <= 4);

        assertThat(left().reached().exportedBefore()).isEqualTo(LEFT + 3L * Hour.MINUTES);
        assertThat(left().isFree()).isTrue();

        roster.read();
        heirs.visit(() -> true);

        assertThat(left().reached().exportedBefore()).isEqualTo(MINUTE);
    }

    /** It has done a part of it, and must not be taken for one that was inherited. */
    @Test
    void whatCouldNotBeSettledIsTriedAgain() {
        stores.enter(new Standing("dead", true, new Progress(-1, LEFT, LEFT), "its run", LEFT * 60_000, 1));
        leaveHits("dead");
        roster.read();
        stores.of("dead").failNextRead();

        assertThatExceptionOfType(MemoryCounterStore.Away.class).isThrownBy(() -> heirs.visit(() -> true));
        heirs.visit(() -> true);

        assertThat(stores.total(BADGE.key())).isEqualTo(7);
    }

    @Test
    void whatCouldNotBeExportedIsTriedAgainAMinuteLaterAndLooksIdleMeanwhile() {
        leaveHits("left");
        series.failNextWrite(true);

        assertThatExceptionOfType(TimeSeriesUnavailable.class).isThrownBy(() -> heirs.visit(() -> true));
        roster.read();
        assertThat(roster.anyCounts()).isFalse();
        var found = left();
        assertThat(found.until()).isEqualTo(LEFT * 60_000);

        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        heirs.visit(() -> true);

        assertThat(left()).isEqualTo(found);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        heirs.visit(() -> true);

        assertThat(left().reached().exportedBefore()).isEqualTo(MINUTE);
        assertThat(left().isFree()).isTrue();
    }

    /** An hour whose total was never written. */
    private void leaveHits(String producer) {
        var minutes = new Minutes();
        minutes.add(LEFT, 7);
        var hour = new Hour(Hour.of(LEFT), 1, 7, minutes);
        stores.of(producer).enter(LEFT, 0, Set.of(BADGE.key()));
        stores.of(producer).raise(List.of(new Raise(new Counter(BADGE, LEFT), 0, -1, List.of(hour))));
    }

    private Standing left() {
        return stores.find("left").orElseThrow();
    }
}
