package dev.tallymark.tally;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call to count, on its way to the disk. Completes when it is there. */
final class Hit extends CompletableFuture<OptionalLong> {

    final Counter counter;
    final int count;
    final boolean history;

    @Nullable
    Hit next;

    /** Which one it is of its counter; known once it is sealed. */
    long number;

    Hit(Counter counter, int count, boolean history) {
        this.counter = counter;
        this.count = count;
        this.history = history;
    }

    /** It is on disk: tells the total with it, as soon as the stored part is known. */
    void durable(Loader loader) {
        if (counter.isLoaded()) {
            complete(counter.totalAt(number));
        } else {
            loader.request(counter).whenComplete((loaded, failed) -> complete(counter.totalAt(number)));
        }
    }
}
