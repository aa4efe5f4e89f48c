package dev.tallymark.tally;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
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
        var inMemory = new HashMap<String, Counter>();
        for (var id : counters) {
            var counter = memory.find(id);
            if (counter != null) {
                inMemory.put(id.key(), counter);
            }
        }
        durable(counters, inMemory, hours)
                .forEach((id, minutes) -> minutes.forEach((minute, count) -> {
                    if (minute >= from && minute < to) {
                        into.add(id.key(), Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE), count);
                    }
                }));
    }

    private Map<CounterStore.HourId, Minutes> durable(
            Collection<CounterId> counters, Map<String, Counter> inMemory, List<Long> hours) {
        var durable = new HashMap<CounterStore.HourId, Minutes>();
        var unknown = new ArrayList<CounterStore.HourId>();
        for (var counter : counters) {
            var known = inMemory.get(counter.key());
            for (long hour : hours) {
                var id = new CounterStore.HourId(counter.key(), hour);
                var minutes = known == null ? Optional.<Minutes>empty() : known.durable(hour);
                minutes.ifPresentOrElse(found -> durable.put(id, found), () -> unknown.add(id));
            }
        }
        for (var some : unknown.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            var stored = store.hours(some);
            for (var id : some) {
                var hour = stored.getOrDefault(id, Hour.empty(id.hour()));
                var known = inMemory.get(id.key());
                durable.put(id, known == null ? hour.minutes() : known.durable(hour));
            }
        }
        return durable;
    }
}
