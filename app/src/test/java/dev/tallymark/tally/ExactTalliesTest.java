package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.shared.AccountId;
import dev.tallymark.tally.Tallies.Keep;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.MemoryDisk;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counting with its threads, for what is about them and about bounds; the rest is CountingModelTest's. */
class ExactTalliesTest {

    private static final int SEGMENT = 4_096;
    private static final int COUNTERS = 1_000;
    private static final JournalSettings SETTINGS =
            new JournalSettings(SEGMENT, 100 * SEGMENT, 0, Duration.ZERO, Duration.ZERO, false);
    private static final Charge ADA = Charge.to(AccountId.random());
    private static final Charge BO = Charge.to(AccountId.random());

    private static final Lease.Terms LEASES = Lease.Terms.of(Duration.ofMinutes(5), Duration.ofHours(1));

    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final MemoryCounterStore store = stores.of(Node.PRODUCER.id());
    private final List<ExactTallies> running = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (var tallies : running) {
            tallies.stop();
            tallies.close();
        }
    }

    @Test
    void everyHitIsAnsweredHoweverLateBeforeTheEndItComes() throws Exception {
        for (int round = 0; round < 200; round++) {
            var tallies = start(1_000);
            var begun = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var hits = new ArrayList<Future<List<CompletableFuture<OptionalLong>>>>();
                for (int i = 0; i < 4; i++) {
                    hits.add(threads.submit(() -> hitUntilRefused(tallies, begun)));
                }
                begun.await();
                tallies.stop();
                for (var some : hits) {
                    for (var hit : some.get()) {
                        assertThat(hit.handle((total, failed) -> true).get(5, TimeUnit.SECONDS))
                                .isTrue();
                    }
                }
            }
        }
    }

    private static List<CompletableFuture<OptionalLong>> hitUntilRefused(ExactTallies tallies, CountDownLatch begun) {
        var hits = new ArrayList<CompletableFuture<OptionalLong>>();
        while (hits.isEmpty() || !hits.getLast().isCompletedExceptionally()) {
            hits.add(tallies.add(id(hits.size() % 5), 1, Keep.TOTAL, ADA));
            begun.countDown();
        }
        return hits;
    }

    @Test
    void aHitIsDurableWhetherOrNotItsTotalIsKnown() throws IOException {
        store.setAway(true);
        var tallies = start(1_000);

        assertThat(tallies.add(id(0), 1, Keep.HISTORY, ADA)
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join())
                .isEmpty();
        assertThat(tallies.total(id(0), Duration.ZERO)).isEmpty();

        store.setAway(false);
        assertThat(tallies.total(id(0), Duration.ofSeconds(20))).hasValue(1);
    }

    @Test
    void nobodyFillsMoreThanATenthOfTheJournalWhileTheStoreIsAway() throws IOException {
        store.setAway(true);
        var tallies = start(1_000_000);

        int hits = hitUntilRefused(tallies, ADA, "owner");

        // A record of one hit takes 56 bytes, and what crosses a sector a little more.
        assertThat(hits).isBetween(10 * SEGMENT / 64, 10 * SEGMENT / 56 + 1);
        assertThat(tallies.figures().overShare()).isOne();
        assertThat(tallies.add(id(0), 1, Keep.HISTORY, BO).join()).isEmpty();
        assertThat(tallies.add(id(0), 1, Keep.HISTORY, Charge.NOBODY).join()).isEmpty();
        assertThat(tallies.takesHits()).isTrue();

        store.setAway(false);
        awaitAccepted(tallies, ADA);
        assertThat(tallies.total(id(0), Duration.ofSeconds(20)).orElse(0)).isGreaterThanOrEqualTo(hits + 3);
    }

    @Test
    void onlySoManyCountersAndMinutesWaitForTheStore() throws IOException {
        store.setAway(true);
        var tallies = start(3);
        for (int i = 0; i < 3; i++) {
            tallies.add(id(i), 1, Keep.HISTORY, ADA).join();
        }

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> tallies.add(id(3), 1, Keep.HISTORY, BO).join())
                .withCauseInstanceOf(NotCounted.class)
                .withMessageContaining("wait for the store");
        assertThat(tallies.takesHits()).isFalse();
        assertThat(tallies.figures().refused()).isOne();

        store.setAway(false);
        awaitAccepted(tallies, ADA);
        assertThat(tallies.takesHits()).isTrue();
    }

    @Test
    void madeUpIdsLeaveRoomForOwnedOnesWhileTheStoreIsAway() throws IOException {
        store.setAway(true);
        var tallies = start(1_000_000);

        long refused = IntStream.range(0, COUNTERS)
                .filter(i -> tallies.add(id(i), 1, Keep.TOTAL, Charge.NOBODY).isCompletedExceptionally())
                .count();

        assertThat(refused).isEqualTo(COUNTERS / 2);
        assertThat(tallies.figures().crowdedOut()).isEqualTo(refused);
        assertThat(tallies.add(id(COUNTERS), 1, Keep.TOTAL, ADA).join()).isEmpty();
    }

    private static int hitUntilRefused(ExactTallies tallies, Charge charge, String why) {
        for (int hits = 0; ; hits++) {
            try {
                tallies.add(id(0), 1, Keep.HISTORY, charge).join();
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(NotCounted.class).hasMessageContaining(why);
                return hits;
            }
        }
    }

    private static void awaitAccepted(ExactTallies tallies, Charge charge) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (tallies.add(id(0), 1, Keep.HISTORY, charge)
                .handle((total, failed) -> failed != null)
                .join()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private ExactTallies start(long records) throws IOException {
        var ground = new Ground(
                new Durability.InJournal(new MemoryDisk(), SETTINGS, Node.PRODUCER),
                stores,
                false,
                LEASES,
                new MemorySeries(),
                Clock.systemUTC(),
                System::nanoTime,
                () -> {});
        var tallies = new ExactTallies(ground, new Bounds(COUNTERS, records), 5);
        tallies.start();
        running.add(tallies);
        return tallies;
    }

    private static CounterId id(int counter) {
        return CounterId.of("views", "badge" + counter);
    }
}
