package dev.tallymark.tally;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All counters in memory, bounded. */
final class Counters {

    private final ConcurrentHashMap<CounterId, Counter> counters = new ConcurrentHashMap<>();
    private final int limit;
    private final LongSupplier minute;

    /** @param minute the newest minute that a batch may have had */
    Counters(int limit, LongSupplier minute) {
        this.limit = limit;
        this.minute = minute;
    }

    /**
     * The counter, pinned, made when it is not in memory.
     *
     * @throws NotCounted when it is not and memory is full of counters in use
     */
    Counter pin(CounterId id) {
        if (counters.size() >= limit && !counters.containsKey(id)) {
            throw new NotCounted("too many counters in use");
        }
        return pinInAnyCase(id);
    }

    /** Likewise, however many there are: what was acknowledged is never refused later. */
    Counter pinInAnyCase(CounterId id) {
        long now = minute.getAsLong();
        while (true) {
            var known = counters.get(id);
            if (known != null && known.pin(now)) {
                return known;
            }
            if (known != null) {
                counters.remove(id, known);
                continue;
            }
            counters.putIfAbsent(id, new Counter(id, now));
        }
    }

    @Nullable
    Counter find(CounterId id) {
        return counters.get(id);
    }

    int size() {
        return counters.size();
    }

    /**
     * Lets unused ones go: those of the last hour only when memory is more than half full, and then first of all those
     * that never counted anything, which is what somebody leaves behind who asks for ids at random.
     */
    void evict() {
        long now = minute.getAsLong();
        boolean crowded = counters.size() > limit / 2;
        long unusedSince = crowded ? now - 1 : now - Hour.MINUTES;
        for (var counter : counters.values()) {
            if (counter.retire(crowded && counter.isBlank() ? Long.MAX_VALUE : unusedSince)) {
                counters.remove(counter.id, counter);
            }
        }
    }

    /** Forgets stored hours that are closed. */
    void forgetHoursBefore(long hour) {
        counters.values().forEach(counter -> counter.forgetHoursBefore(hour));
    }
}
