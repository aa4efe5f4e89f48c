package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final Lease.Terms LEASES = Lease.Terms.of(Duration.ofMinutes(5), Duration.ofHours(1));

    /** As its holder's clock says it, which is years behind ours. */
    private static final long LONG_AGO = 1_000;

    private final MemoryStores stores = new MemoryStores(new Random(1));
    private long nanos = Long.MAX_VALUE - 1_000;
    private final Roster roster = new Roster(stores, "own", LEASES, () -> nanos);

    @Test
    void whoRenewsItsLeaseCountsWhateverItsClockSays() {
        enter("node", "its run");

        for (int minute = 0; minute < 20; minute++) {
            roster.read();
            assertThat(roster.anyCounts()).isTrue();
            advance(Duration.ofMinutes(4));
            assertThat(stores.hold(stores.find("node").orElseThrow(), "its run", LONG_AGO))
                    .isTrue();
        }
    }

    @Test
    void whoDoesNotIsGoneWhenTheLeaseHasLasted() {
        enter("node", "its run");
        roster.read();
        advance(Duration.ofMinutes(4));
        roster.read();
        assertThat(roster.anyCounts()).isTrue();

        advance(Duration.ofMinutes(1));
        roster.read();

        assertThat(roster.anyCounts()).isFalse();
    }

    @Test
    void aReleasedNameAndTheOwnOneCountForNobody() {
        enter("left", "");
        enter("own", "run");

        roster.read();

        assertThat(roster.anyCounts()).isFalse();
        assertThat(roster.others()).extracting(Standing::producer).containsExactly("left");
    }

    private void enter(String producer, String holder) {
        stores.enter(new Standing(producer, true, new Progress(-1, 0, 0), holder, LONG_AGO, 1));
    }

    private void advance(Duration time) {
        nanos += time.toNanos();
    }
}
