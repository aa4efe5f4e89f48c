package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is special about inheriting; the rest is ClusterModelTest's. */
class HeirsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T22:00:00Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;
    private static final long LEFT = MINUTE - 10L * Hour.MINUTES;

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final Roster roster = new Roster(stores, "own", clock);
    private final Ground ground = new Ground(
            new Durability.InStore(1 << 20),
            stores,
            true,
            Lease.Terms.of(Duration.ofMinutes(5), Duration.ofHours(1)),
            new MemorySeries(),
            clock,
            System::nanoTime,
            () -> {});
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

    private Standing left() {
        return stores.find("left").orElseThrow();
    }
}
