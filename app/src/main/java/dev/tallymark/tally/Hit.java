package dev.tallymark.tally;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call to count, on its way to the disk or the store. Completes when it is there, with the total if that is in memory. */
final class Hit extends CompletableFuture<OptionalLong> {

    final Counter counter;
    final int count;
    final boolean history;
    final Share share;

    @Nullable
    Hit next;

    /** Which one it is of its counter; known once it is sealed. */
    long number;

    Hit(Counter counter, int count, boolean history, Share share) {
        this.counter = counter;
        this.count = count;
        this.history = history;
        this.share = share;
    }

    /** The total including it; empty while that is not known. */
    OptionalLong total() {
        return counter.totalAt(number);
    }
}
