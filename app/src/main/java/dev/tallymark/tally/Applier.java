package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Takes hits from memory to the store, a group at a time: reads what it does not know, works out what every counter and
 * hour is to be raised to, raises it, and notes how far it came. A group whose storing fails is stored again from the
 * start, with the same numbers. One thread uses it.
 */
final class Applier {

    private static final int AT_ONCE = 1_000;

    private final CounterStore store;
    private final Permit permit;
    private final Pending pending;
    private final Loader loader;
    private final Milestones milestones;
    private final MinuteLists lists;
    private final Acknowledgement acknowledgement;
    private Pending.@Nullable Group group;
    private final AtomicLong groups = new AtomicLong();

    Applier(
            CounterStore store,
            Permit permit,
            Pending pending,
            Loader loader,
            Milestones milestones,
            MinuteLists lists,
            Acknowledgement acknowledgement) {
        this.store = store;
        this.permit = permit;
        this.pending = pending;
        this.loader = loader;
        this.milestones = milestones;
        this.lists = lists;
        this.acknowledgement = acknowledgement;
    }

    /** Whether hits may be written now. */
    interface Permit {

        /**
         * @param newest the newest minute among the hits
         * @throws LeaseLost when none may be any more
         */
        void check(long newest);
    }

    /**
     * Stores one group, or the one that failed before; false when there is nothing to store.
     *
     * @throws LeaseLost when nothing may be stored any more
     */
    boolean apply() {
        if (group == null) {
            if (pending.isEmpty()) {
                return false;
            }
            group = pending.take();
        }
        store(group);
        group = null;
        return true;
    }

    private void store(Pending.Group group) {
        var counters = group.counters();
        loader.load(counters.stream().filter(counter -> !counter.isLoaded()).toList());
        loadHours(counters);
        var raises = new ArrayList<Raise>(counters.size());
        counters.forEach(counter -> raises.add(counter.raise(group.lastSequence())));
        for (var some : raises.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            permit.check(newestMinute(some));
            lists.raising(some);
            store.raise(some);
        }
        milestones.applied(group.lastSequence());
        raises.forEach(raise -> raise.counter().applied(raise));
        lists.raised(raises);
        pending.stored();
        groups.incrementAndGet();
        acknowledgement.stored(group.lastSequence());
    }

    private static long newestMinute(List<Raise> raises) {
        var newest = new long[1];
        MinuteLists.forEachMinute(raises, (minute, key) -> newest[0] = Math.max(newest[0], minute));
        return newest[0];
    }

    private void loadHours(List<Counter> counters) {
        var wanted = new ArrayList<CounterStore.HourId>();
        for (var counter : counters) {
            counter.hoursToLoad().forEach(hour -> wanted.add(new CounterStore.HourId(counter.key, hour)));
        }
        if (wanted.isEmpty()) {
            return;
        }
        var stored = new HashMap<CounterStore.HourId, Hour>();
        wanted.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> stored.putAll(store.hours(some)));
        for (var counter : counters) {
            for (long hour : counter.hoursToLoad()) {
                var id = new CounterStore.HourId(counter.key, hour);
                counter.loaded(stored.getOrDefault(id, Hour.empty(hour)));
            }
        }
    }

    /** How many groups were stored. */
    long groups() {
        return groups.get();
    }
}
