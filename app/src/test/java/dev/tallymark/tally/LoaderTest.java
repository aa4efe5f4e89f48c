package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

        store.setAway(false);
        among.loadRequested(0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(among.isCurrent(counter)).as("it can be asked again").isFalse();
    }

    private static Counter counter(int number) {
        return new Counter(CounterId.of("views", "badge" + number), 0);
    }
}
