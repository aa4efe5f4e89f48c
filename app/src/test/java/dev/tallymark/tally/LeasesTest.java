package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a name brings along; who may have it is ClusterModelTest's. */
class LeasesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T22:00:00Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;
    private static final Lease.Terms TERMS = Lease.Terms.of(Duration.ofMinutes(5), Duration.ofHours(1));

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final Leases leases = new Leases(stores, "run", clock, System::nanoTime);

    /** Its clock was three minutes ahead of ours. */
    @Test
    void aNameThatIsGivenBackStillSaysHowFarItsHitsReach() {
        long ahead = (MINUTE + 3) * 60_000;
        release(ahead);

        leases.take(TERMS).lease().release(MINUTE);

        assertThat(stores.find("left").orElseThrow().until()).isEqualTo(ahead);
    }

    /** Its clock was a day ahead of ours. */
    @Test
    void aNameThatReachesFarIntoTheFutureIsLeftAloneUntilThen() throws IOException {
        release((MINUTE + 24 * 60) * 60_000);

        var seat = Seat.take(ground(), leases);

        assertThat(seat.producer()).isNotEqualTo("left");
        assertThat(seat.earliest(MINUTE)).isEqualTo(MINUTE);
        assertThat(stores.find("left").orElseThrow().revision()).isEqualTo(1);

        clock.advance(Duration.ofDays(1));
        var later = new Leases(stores, "a later run", clock, System::nanoTime);

        assertThat(later.take(TERMS).lease().held().producer()).isEqualTo("left");
    }

    /** It was restored from an older copy, on a machine whose clock is two hours behind. */
    @Test
    void aJournalStillSaysHowFarItsHitsReached() {
        long ahead = (MINUTE + 120) * 60_000;
        stores.enter(new Standing("left", false, new Progress(-1, MINUTE, MINUTE), "", ahead, 1));
        var lease = leases.claim("left", MINUTE, TERMS).orElseThrow();

        lease.release(MINUTE);

        assertThat(stores.find("left").orElseThrow().until()).isEqualTo(ahead);
    }

    @Test
    void noHitIsOfAMinuteBeforeTheLastOfTheHolderBefore() throws IOException {
        release((MINUTE + 3) * 60_000);

        var seat = Seat.take(ground(), leases);

        assertThat(seat.producer()).isEqualTo("left");
        assertThat(seat.earliest(MINUTE)).isEqualTo(MINUTE + 3);
    }

    @Test
    void whoTakesANameAtOnceCountsFromNow() throws IOException {
        release(NOW.toEpochMilli());

        assertThat(Seat.take(ground(), leases).earliest(MINUTE)).isEqualTo(MINUTE);
    }

    private void release(long until) {
        stores.enter(new Standing("left", true, new Progress(-1, MINUTE, MINUTE), "", until, 1));
    }

    private Ground ground() {
        return new Ground(
                new Durability.InStore(1 << 20),
                stores,
                true,
                TERMS,
                new MemorySeries(),
                clock,
                System::nanoTime,
                () -> {});
    }
}
