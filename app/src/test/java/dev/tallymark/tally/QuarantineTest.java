package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.tally.journal.MemoryDisk;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A counter that the store refuses for good stops nobody else, and loses nothing. */
class QuarantineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CounterId REFUSED = CounterId.of("views", "refused");
    private static final CounterId FINE = CounterId.of("views", "fine");

    /** The store's dice decide which part of a raise it takes all the same. */
    private static int nextSeed;

    private final MemoryDisk disk = new MemoryDisk();
    private final MemoryStores stores = new MemoryStores(new Random(nextSeed++));
    private final MemoryCounterStore store = stores.of(Node.PRODUCER.id());
    private final MemorySeries series = new MemorySeries();
    private Node node;

    @BeforeEach
    void count() throws IOException {
        node = nodeAt(NOON);
        hit(REFUSED, 50);
        hit(FINE, 1);
    }

    @Test
    void theOthersAreStoredAndTheJournalMayGo() throws IOException {
        store.refuse(REFUSED.key());
        hit(REFUSED, 5);
        hit(FINE, 1);

        assertThat(store.total(FINE.key())).isEqualTo(2);
        assertThat(node.total(REFUSED)).isEqualTo(55);
        assertThat(node.quarantined()).isEqualTo(1);
        assertThat(store.progress(0).applied()).isPositive();
    }

    @RepeatedTest(8)
    void whatWasCountedMeanwhileOutlivesRestartsAndIsStoredOnce() throws IOException {
        store.refuse(REFUSED.key());
        hit(REFUSED, 5);
        node = nodeAt(NOON.plus(Duration.ofMinutes(30)));
        assertThat(node.total(REFUSED)).isEqualTo(55);
        hit(REFUSED, 2);
        assertThat(store.total(REFUSED.key())).isLessThan(57);

        store.mend();
        node = nodeAt(NOON.plus(Duration.ofMinutes(31)));

        assertThat(node.quarantined()).isZero();
        assertThat(store.total(REFUSED.key())).isEqualTo(57);
        assertThat(node.total(REFUSED)).isEqualTo(57);
        node = nodeAt(NOON.plus(Duration.ofMinutes(32)));
        assertThat(node.total(REFUSED)).isEqualTo(57);
        assertThat(history(REFUSED)).isEqualTo(57);
    }

    @Test
    void aDocumentThatCannotBeReadTellsNoTotalUntilItIsMended() throws IOException {
        node = nodeAt(NOON);
        store.damage(REFUSED.key());
        hit(REFUSED, 5);
        hit(FINE, 1);
        assertThatExceptionOfType(java.util.NoSuchElementException.class).isThrownBy(() -> node.total(REFUSED));
        node = nodeAt(NOON);
        hit(REFUSED, 2);
        assertThat(store.total(FINE.key())).isEqualTo(2);

        store.mend();
        assertThatExceptionOfType(java.util.NoSuchElementException.class).isThrownBy(() -> node.total(REFUSED));
        node = nodeAt(NOON);

        assertThat(node.total(REFUSED)).isEqualTo(57);
        assertThat(store.total(REFUSED.key())).isEqualTo(57);
        assertThat(history(REFUSED)).isEqualTo(57);
    }

    @Test
    void aStoreThatRefusesThousandsIsTakenForBroken() throws IOException {
        IntStream.range(0, 1_001).forEach(i -> store.refuse(many(i).key()));
        for (int i = 0; i < 1_001; i++) {
            node.add(many(i), 1, Tallies.Keep.TOTAL);
        }
        node.write();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> node.apply());
        store.mend();
        node.apply();
        assertThat(store.total(many(1_000).key())).isEqualTo(1);
    }

    private static CounterId many(int number) {
        return CounterId.of("views", "many" + number);
    }

    private Node nodeAt(Instant now) throws IOException {
        return new Node(disk, stores, series, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void hit(CounterId id, int count) throws IOException {
        node.add(id, count, Tallies.Keep.HISTORY);
        node.write();
        node.apply();
    }

    private long history(CounterId id) {
        return node
                .history(id, Resolution.MINUTE, NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)))
                .stream()
                .mapToLong(Sample::count)
                .sum();
    }
}
