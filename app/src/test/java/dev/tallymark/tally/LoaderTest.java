package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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

    private static Counter counter(int number) {
        return new Counter(CounterId.of("views", "badge" + number), 0);
    }
}
