package dev.tallymark.tally;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/** Asks the store again and again while it is away, less and less often. */
final class Retry {

    /** Rests so long; false when it is time to stop. */
    interface Rest {
        boolean rest(long millis);
    }

    private final Trouble trouble =
            new Trouble("The store does not answer, and counting goes on without it", Level.WARN, System::nanoTime);

    private final Rest rest;
    private final long leastMillis;
    private final long mostMillis;

    Retry(Rest rest, long leastMillis, long mostMillis) {
        this.rest = rest;
        this.leastMillis = leastMillis;
        this.mostMillis = mostMillis;
    }

    /**
     * @throws CancellationException when it is time to stop
     * @throws LeaseLost when asking again is of no use
     */
    <T> T ask(Supplier<T> question) {
        for (long millis = 0; rest.rest(millis); millis = Math.clamp(millis * 2, leastMillis, mostMillis)) {
            try {
                var answer = question.get();
                trouble.over();
                return answer;
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                trouble.failed(e.toString());
            }
        }
        throw timeToStop();
    }

    /**
     * Waits for something that needs no store.
     *
     * @throws CancellationException when it is time to stop
     */
    void until(BooleanSupplier event) {
        while (!event.getAsBoolean()) {
            if (!rest.rest(leastMillis)) {
                throw timeToStop();
            }
        }
    }

    private static CancellationException timeToStop() {
        return new CancellationException("it is time to stop");
    }
}
