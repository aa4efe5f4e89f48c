package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tallymark.tally.journal.MemoryDisk;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** No count goes beyond 10^15, and none becomes smaller by growing. */
class SaturationTest {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final CounterId BADGE = CounterId.of("views", "badge");

    @Property(tries = 200)
    void countsUpToTheMostThereIs(
            @ForAll @LongRange(min = MOST - 20_000, max = MOST) long stored,
            @ForAll @IntRange(min = 1, max = 10_000) int count)
            throws IOException {
        var stores = new MemoryStores(new Random(1));
        var store = stores.of(Node.PRODUCER.id());
        store.raise(List.of(new Raise(new Counter(BADGE, 0), stored, 1, List.of())));
        var node = new Node(new MemoryDisk(), stores, new MemorySeries(), Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            node.add(BADGE, count, Tallies.Keep.TOTAL);
            node.write();
            assertThat(node.total(BADGE)).isEqualTo(Math.min(MOST, stored + (i + 1L) * count));
            node.apply();
        }
        assertThat(store.total(BADGE.key())).isEqualTo(Math.min(MOST, stored + 3L * count));
    }

    @Property
    void aSumOfCountsNeverWraps(@ForAll long count) {
        assertThat(Total.saturated(count)).isEqualTo(Math.max(0, Math.min(MOST, count)));
    }

    @Example
    void aCountOutOfItsBoundsIsRefused() throws IOException {
        var ground = new Ground(
                new Durability.InJournal(new MemoryDisk(), Node.SETTINGS, Node.PRODUCER),
                new MemoryStores(new Random(1)),
                false,
                Lease.Terms.JOURNAL,
                new MemorySeries(),
                Clock.systemUTC(),
                System::nanoTime,
                () -> {});
        try (var tallies = new ExactTallies(ground, new Bounds(10, 10), 5)) {
            for (int count : new int[] {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> tallies.add(BADGE, count, Tallies.Keep.TOTAL, Charge.NOBODY));
            }
        }
    }
}
