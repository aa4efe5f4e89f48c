package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Makes a producer's totals agree with its hours. A node writes hours first; one that was killed before it wrote the
 * totals leaves hits that nobody was told of in the history and not in the total. Each hour says what the total was with
 * it, so the total is raised to that. It is what the node itself was about to write, so this may be done at any time.
 */
record Settlement(CounterStore store, ClosedPeriods periods) {

    private static final int AT_ONCE = 1_000;

    /** Looks at all minutes that were not closed. */
    void settle(Standing producer) {
        long from = producer.reached().closedBefore();
        long to = producer.lastMinute() + 1;
        var keys = new HashSet<String>();
        periods.listed(ClosedPeriods.Kind.MINUTE, from, to)
                .forEach(minute -> keys.addAll(periods.list(ClosedPeriods.Kind.MINUTE, minute)));
        var ids = new ArrayList<CounterStore.HourId>();
        for (var key : keys) {
            for (long hour = Hour.of(from); hour <= Hour.of(to); hour++) {
                ids.add(new CounterStore.HourId(key, hour));
            }
        }
        for (int at = 0; at < ids.size(); at += AT_ONCE) {
            settle(ids.subList(at, Math.min(ids.size(), at + AT_ONCE)));
        }
    }

    private void settle(List<CounterStore.HourId> ids) {
        var raises = new ArrayList<Raise>();
        store.hours(ids).forEach((id, hour) -> {
            var counter = new Counter(CounterId.parse(id.key()), 0);
            raises.add(new Raise(counter, hour.own(), hour.sequence(), List.of()));
        });
        try {
            store.raise(raises);
        } catch (RaisesRefused refused) {
            // Its producer has set it aside, and tries it again under its name.
        }
    }
}
