package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How a node without a journal comes to its name. */
class SuccessionTest {

    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final AtomicBoolean failing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The store takes the first name, and then does not answer what was left under it. */
    @Test
    void aBeginningThatFailsCostsNoName() throws IOException {
        long ago = System.currentTimeMillis() / 60_000 - 1;
        stores.enter(new Standing("left", true, new Progress(-1, ago, ago), "", ago * 60_000, 1));
        failing.set(true);
        try (var tallies = tallies(stores)) {
            tallies.start();
            assertThat(tallies.takesHits()).isTrue();
            tallies.stop();
        }

        assertThat(failing).isFalse();
        assertThat(stores.all()).extracting(Standing::producer).containsExactly("left");
    }

    /** Whichever thread is the first to see it. */
    @Test
    void aNodeWhoseNameWasTakenGoesOnUnderAnother() throws Exception {
        var clock = new MovableClock(Instant.parse("2026-11-20T22:40:00Z"));
        try (var tallies = tallies(stores, clock)) {
            tallies.start();
            var own = stores.all().getFirst();
            assertThat(stores.hold(own, "somebody else", own.until())).isTrue();

            clock.advance(Duration.ofHours(2));
            awaitAnotherName();

            assertThat(ended.getCount()).as("the process goes on").isOne();
            tallies.stop();
        }
    }

    private void awaitAnotherName() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (stores.all().size() < 2 && ended.getCount() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void whatEndsTheSuccessionEndsTheProcess() throws Exception {
        try (var tallies = tallies(new Broken(stores))) {
            tallies.start();

            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private ExactTallies tallies(Producers producers) throws IOException {
        return tallies(producers, Clock.systemUTC());
    }

    private ExactTallies tallies(Producers producers, Clock clock) throws IOException {
        var ground = new Ground(
                new Durability.InStore(1 << 20),
                new With(producers, stores, failing),
                true,
                Lease.Terms.of(Duration.ofMinutes(5), Duration.ofHours(1)),
                new MemorySeries(),
                clock,
                System::nanoTime,
                ended::countDown);
        return new ExactTallies(ground, new Bounds(10, 100), 5);
    }

    /** @param failing whether the next question about what was left is not answered */
    private record With(Producers producers, MemoryStores others, AtomicBoolean failing) implements Stores {

        @Override
        public CounterStore counters(String producer) {
            return others.counters(producer);
        }

        @Override
        public ClosedPeriods periods(String producer) {
            if (failing.getAndSet(false)) {
                throw new MemoryCounterStore.Away();
            }
            return others.periods(producer);
        }

        @Override
        public QuarantineStore quarantine(String producer) {
            return others.quarantine(producer);
        }

        @Override
        public void forget(String key) {
            others.forget(key);
        }
    }

    /** Fails as nobody thought it could. */
    private record Broken(MemoryStores stores) implements Producers {

        @Override
        public List<Standing> all() {
            throw new AssertionError("told to");
        }

        @Override
        public Optional<Standing> find(String producer) {
            return stores.find(producer);
        }

        @Override
        public boolean enter(Standing first) {
            return stores.enter(first);
        }

        @Override
        public boolean hold(Standing seen, String holder, long until) {
            return stores.hold(seen, holder, until);
        }
    }
}
