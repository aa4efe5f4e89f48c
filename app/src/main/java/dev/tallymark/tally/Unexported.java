package dev.tallymark.tally;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one producer's hits that are not in the time series yet: its stored hours, and what is in memory of them. */
record Unexported(CounterStore store, Memory memory) {

    private static final int AT_ONCE = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;

    /** Where hits are that are durable and not stored. */
    interface Memory {

        /** The store alone has all. */
        Memory NONE = id -> null;

        @Nullable
        Counter find(CounterId id);
    }

    /** Adds what the producer has from its border on. */
    void read(Collection<CounterId> counters, Border border, Buckets into) {
        long from = Math.max(border.exported(), into.start.getEpochSecond() / SECONDS_PER_MINUTE);
        long to = Math.min(border.last() + 1, into.end.getEpochSecond() / SECONDS_PER_MINUTE);
        if (from >= to) {
            return;
        }
        var hours = new ArrayList<Long>();
        for (long hour = Hour.of(from); hour <= Hour.of(to - 1); hour++) {
            hours.add(hour);
        }
        // Looked up once: it may leave memory meanwhile, and what it holds is then nowhere else to be seen.
        var inMemory = new HashMap<CounterId, Counter>();
        for (var id : counters) {
            var counter = memory.find(id);
            if (counter != null) {
                inMemory.put(id, counter);
            }
        }
        var stored = stored(counters, inMemory, hours);
        for (var id : counters) {
            var counter = inMemory.get(id);
            for (long hour : hours) {
                var fromStore = stored.getOrDefault(new CounterStore.HourId(id.key(), hour), Hour.empty(hour));
                var minutes = counter == null ? fromStore.minutes() : counter.durable(fromStore);
                minutes.forEach((minute, count) -> {
                    if (minute >= from && minute < to) {
                        into.add(id.key(), Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE), count);
                    }
                });
            }
        }
    }

    private Map<CounterStore.HourId, Hour> stored(
            Collection<CounterId> counters, Map<CounterId, Counter> inMemory, List<Long> hours) {
        var unknown = new ArrayList<CounterStore.HourId>();
        for (var id : counters) {
            var counter = inMemory.get(id);
            for (long hour : hours) {
                if (counter == null || !counter.knows(hour)) {
                    unknown.add(new CounterStore.HourId(id.key(), hour));
                }
            }
        }
        var stored = new HashMap<CounterStore.HourId, Hour>();
        for (int at = 0; at < unknown.size(); at += AT_ONCE) {
            stored.putAll(store.hours(unknown.subList(at, Math.min(unknown.size(), at + AT_ONCE))));
        }
        return stored;
    }
}
