package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.tally.journal.Batch;
import dev.tallymark.tally.journal.Journal;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.MemoryDisk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final int COUNTERS = 10;
    private static final int MINUTES = 50;
    private static final long FIRST_MINUTE = 29_000_000;
    private static final JournalSettings LARGE =
            new JournalSettings(1 << 20, 1 << 30, 0, Duration.ZERO, Duration.ZERO, false);

    private final MemoryDisk disk = new MemoryDisk();
    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final MemoryCounterStore store = stores.of(Node.PRODUCER.id());
    private final Clock clock = Clock.fixed(Instant.ofEpochSecond((FIRST_MINUTE + MINUTES) * 60), ZoneOffset.UTC);

    @Test
    void holdsNoMoreThanCountersAndMinutesHoweverManyBatchesToldOfThem() throws IOException {
        int batches = 60_000;
        fill(batches);
        var most = new AtomicLong();
        long before = used();
        disk.beforeOpening(() -> most.accumulateAndGet(used(), Math::max));

        var node = new Node(disk, stores, new MemorySeries(), clock, LARGE, 2_000, asked -> {});

        // A hit that was read back takes 40 bytes: all of them at once took 24 MB.
        assertThat(most.get() - before).isLessThan(12L << 20);
        assertThat(node.records()).isEqualTo(COUNTERS * MINUTES);
        assertThat(node.total(id(0))).isEqualTo(batches);
    }

    @Test
    void waitsForAStoreThatGoesAwayMeanwhile() throws IOException {
        fill(100);
        var questions = new AtomicInteger();

        var node = new Node(disk, stores, new MemorySeries(), clock, LARGE, 30, asked -> {
            if (questions.incrementAndGet() % 2 == 0) {
                store.failNextRead();
            }
        });
        node.apply();

        assertThat(store.total(id(3).key())).isEqualTo(100);
    }

    /** Whoever measures a start reads it. */
    @Test
    void saysOnceHowMuchWasReadBack() throws IOException {
        fill(300, 2);
        try (var lines = new LogLines(Recovery.class)) {
            var node = new Node(disk, stores, new MemorySeries(), clock, LARGE, 2_000, asked -> {});
            node.apply();
            var _ = new Node(disk, stores, new MemorySeries(), clock, LARGE, 2_000, asked -> {});

            assertThat(lines.all()).singleElement().asString().matches("INFO Read back 6000 hits in \\d+ ms");
        }
    }

    @Test
    void asksNoMoreWhenItIsTimeToStop() {
        var asked = new AtomicInteger();
        var retry = new Retry(millis -> asked.get() < 3, 1, 1);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> retry.ask(() -> {
                    asked.incrementAndGet();
                    throw new MemoryCounterStore.Away();
                }));
        assertThat(asked).hasValue(3);
    }

    /** Ten thousand minutes are a week without a store. */
    @Test
    void worksOutAWeekOfMinutesInAnInstant() {
        int minutes = 10_000;
        var counter = new Counter(id(0), FIRST_MINUTE);
        counter.pin(FIRST_MINUTE);
        for (int i = 0; i < minutes; i++) {
            counter.collect(FIRST_MINUTE + i, 1, 1);
        }
        counter.loaded(Total.NOTHING, 0);
        counter.beginApplying();

        long start = System.nanoTime();
        var raise = counter.raise(7);
        counter.applied(raise);
        long first = Hour.of(FIRST_MINUTE);
        long durable = IntStream.rangeClosed(0, minutes / Hour.MINUTES + 1)
                .mapToLong(hour -> new Hour(0, 0, 0, counter.durable(Hour.empty(first + hour))).total())
                .sum();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
        assertThat(durable).isEqualTo(minutes);
        assertThat(raise.hours().stream().mapToLong(Hour::total).sum()).isEqualTo(minutes);
    }

    private void fill(int batches) throws IOException {
        fill(batches, 1);
    }

    private void fill(int batches, int count) throws IOException {
        var entries = IntStream.range(0, COUNTERS)
                .mapToObj(i -> new Batch.Entry(id(i).key(), count, count))
                .toList();
        try (var journal = Journal.open(disk, LARGE, Node.PRODUCER, 0)) {
            for (int i = 0; i < batches; i++) {
                journal.append(FIRST_MINUTE + (long) i * MINUTES / batches, entries);
            }
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static CounterId id(int counter) {
        return CounterId.of("views", "badge" + counter);
    }
}
