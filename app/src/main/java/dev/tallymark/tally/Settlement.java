package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Gatherers;

/**
 * Makes a producer's totals agree with its hours. A node writes hours first; one that was killed before it wrote the
 * totals leaves hits that nobody was told of in the history and not in the total. Each hour says what the total was with
 * it, so the total is raised to that. It is what the node itself was about to write, so this may be done at any time.
 */
record Settlement(CounterStore store, ClosedPeriods periods) {

    private static final int AT_ONCE = 1_000;

    static Settlement of(Stores stores, String producer) {
        return new Settlement(stores.counters(producer), stores.periods(producer));
    }

    /**
     * Looks at all minutes that were not closed, an hour at a time.
     *
     * @param left what the producer left, as it was before anybody took its name
     * @param goesOn asked after every step; when it says no, not everything is settled
     * @return whether everything is
     */
    boolean settle(Standing left, BooleanSupplier goesOn) {
        long from = left.reached().closedBefore();
        var minutes = periods.listed(ClosedPeriods.Kind.MINUTE, from, left.lastMinute() + 1);
        var keys = new HashSet<String>();
        for (int i = 0; i < minutes.size(); i++) {
            keys.addAll(periods.list(ClosedPeriods.Kind.MINUTE, minutes.get(i)));
            long hour = Hour.of(minutes.get(i));
            boolean isLastOfHour = i == minutes.size() - 1 || Hour.of(minutes.get(i + 1)) != hour;
            if (isLastOfHour) {
                if (!settle(hour, keys, goesOn)) {
                    return false;
                }
                keys.clear();
            }
        }
        return true;
    }

    private boolean settle(long hour, Set<String> keys, BooleanSupplier goesOn) {
        var ids = keys.stream().map(key -> new CounterStore.HourId(key, hour)).toList();
        for (var some : ids.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            settle(some);
        }
        return true;
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
