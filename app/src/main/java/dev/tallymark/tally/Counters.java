package dev.tallymark.tally;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All counters in memory, bounded. While the store is away none can leave that counted anything, so those that nobody owns
 * get half of the room: who makes up ids by the thousand leaves the other half to the owners.
 */
final class Counters {

    private final ConcurrentHashMap<CounterId, Counter> counters = new ConcurrentHashMap<>();
    private final int limit;
    private final LongSupplier minute;

    /** Those of them that nobody was charged for yet but {@link Charge#NOBODY}. */
    private final Set<Counter> nobodys = ConcurrentHashMap.newKeySet();

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

    /**
     * Likewise for a hit.
     *
     * @throws NotCounted also when nobody owns it and half of memory is full of such
     */
    Counter pin(CounterId id, Charge charge) {
        if (charge.owner().isPresent()) {
            var counter = pin(id);
            nobodys.remove(counter);
            return counter;
        }
        // It may be in memory because its total was asked for, and then it is nobody's only from now on.
        var known = counters.get(id);
        boolean another = known == null || !nobodys.contains(known);
        if (another && nobodys.size() >= limit / 2) {
            throw new NotCounted("too many counters in use that nobody owns");
        }
        var counter = pin(id);
        nobodys.add(counter);
        return counter;
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
     * Lets unused ones go: those of the last hour only when half of the room is taken, and then first of all those that
     * never counted anything, which is what somebody leaves behind who asks for ids at random. A crowd of nobody's
     * drives out nobody's alone: while the store is away, nothing that leaves can be shown.
     */
    void evict() {
        long now = minute.getAsLong();
        boolean crowded = counters.size() > limit / 2;
        boolean crowdedByNobodys = nobodys.size() > limit / 4;
        for (var counter : counters.values()) {
            boolean inCrowd = crowded || (crowdedByNobodys && nobodys.contains(counter));
            long unusedSince = inCrowd ? now - 1 : now - Hour.MINUTES;
            if (counter.retire(inCrowd && counter.isBlank() ? Long.MAX_VALUE : unusedSince)) {
                counters.remove(counter.id, counter);
                nobodys.remove(counter);
            }
        }
    }

    /** Forgets stored hours that nothing is added to any more. */
    void forgetHoursBefore(long hour) {
        counters.values().forEach(counter -> counter.forgetHoursBefore(hour));
    }
}
