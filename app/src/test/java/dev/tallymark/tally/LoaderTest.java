package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoaderTest {

    private static final int MOST = 10;

    private final MemoryCounterStore store = new MemoryCounterStore(new Random(1));
    private final Loader loader = new Loader(store, () -> false, System::nanoTime, MOST);

    /** While the journal is read back nobody takes from the queue, and what is asked for may have left memory since. */
    @Test
    void onlySoManyTotalsWaitToBeLoaded() throws InterruptedException {
        for (int i = 0; i < MOST; i++) {
            assertThat(loader.request(counter(i)).toCompletableFuture()).isNotDone();
        }
        var beyond = counter(MOST);

        assertThat(loader.request(beyond).toCompletableFuture()).isCompletedExceptionally();

        loader.loadRequested(0);
        var again = loader.request(beyond).toCompletableFuture();
        loader.loadRequested(0);
        assertThat(again).isCompleted();
        assertThat(beyond.total()).hasValue(0);
    }

    @Test
    void whatIsKnownIsShownWithoutWaitingUntilTheStoreAnswersAgain() throws InterruptedException {
        var nanos = new AtomicLong();
        var among = new Loader(store, () -> true, nanos::get, MOST);
        var counter = counter(0);
        among.request(counter);
        among.loadRequested(0);

        store.setAway(true);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(among.isCurrent(counter)).as("nobody knows yet").isFalse();
        assertThatThrownBy(() -> among.loadRequested(0)).isInstanceOf(MemoryCounterStore.Away.class);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(among.isCurrent(counter)).as("away").isTrue();

        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(among.isCurrent(counter)).as("nobody asked for long").isFalse();
        assertThatThrownBy(() -> among.loadRequested(0)).isInstanceOf(MemoryCounterStore.Away.class);

        store.setAway(false);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        among.loadRequested(0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(among.isCurrent(counter)).as("it can be asked again").isFalse();
    }

    /** Somebody may have asked for very many. */
    @Test
    void whoWaitsForATotalDoesNotWaitForAllThatAreReadAgain() throws InterruptedException {
        var nanos = new AtomicLong();
        var among = new Loader(store, () -> true, nanos::get, MOST);
        var asked = IntStream.range(0, 5_000).mapToObj(LoaderTest::counter).toList();
        among.load(asked);
        asked.forEach(among::isCurrent);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        long most = 0;
        for (long before = 0; before < asked.size(); before = among.readAgainCount()) {
            among.loadRequested(0);
            assertThat(among.readAgainCount()).as("it goes on").isGreaterThan(before);
            most = Math.max(most, among.readAgainCount() - before);
        }

        assertThat(most).as("read before anybody else's turn").isLessThan(1_000);
        assertThat(asked).allMatch(counter -> counter.ageAt(nanos.get()) == 0);
    }

    private static Counter counter(int number) {
        return new Counter(CounterId.of("views", "badge" + number), 0);
    }
}
