package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks the store for totals that are not in memory, many at a time. */
final class Loader {

    private static final int AT_ONCE = 500;

    private final CounterStore store;
    private final LinkedBlockingQueue<Counter> wanted = new LinkedBlockingQueue<>();

    Loader(CounterStore store) {
        this.store = store;
    }

    /** Completes when the counter is loaded, or could not be. */
    CompletionStage<Void> request(Counter counter) {
        var load = counter.load();
        if (load.mine()) {
            wanted.add(counter);
        }
        return load.done();
    }

    /** Loads what was asked for; waits for it at most so long. */
    void loadRequested(long millis) throws InterruptedException {
        var first = wanted.poll(millis, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        var counters = new ArrayList<Counter>();
        counters.add(first);
        wanted.drainTo(counters);
        try {
            load(counters);
        } catch (RuntimeException e) {
            counters.forEach(counter -> counter.loadFailed(e));
            throw e;
        }
    }

    /** Loads these now. */
    void load(Collection<Counter> counters) {
        var all = List.copyOf(counters);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var totals = store.totals(some.stream().map(counter -> counter.key).toList());
            some.forEach(counter -> counter.loaded(totals.getOrDefault(counter.key, Total.NOTHING)));
        }
    }
}
