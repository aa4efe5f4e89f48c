package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The documents of many producers in memory, each with its own bad days. */
final class MemoryStores implements Stores, Producers {

    private final Random dice;
    private final Map<String, MemoryCounterStore> stores = new HashMap<>();
    private Map<String, Standing> standings = new HashMap<>();
    private Map<String, Standing> older = new HashMap<>();

    MemoryStores(Random dice) {
        this.dice = dice;
    }

    synchronized MemoryCounterStore of(String producer) {
        return stores.computeIfAbsent(producer, any -> new MemoryCounterStore(dice));
    }

    /** What happens to the next write of each producer. */
    synchronized void nextWrite(MemoryCounterStore.Fault fault) {
        stores.values().forEach(store -> store.nextWrite(fault));
    }

    /** Keeps what they are now for {@link #setBack}. */
    synchronized void remember() {
        stores.values().forEach(MemoryCounterStore::remember);
        older = new HashMap<>(standings);
    }

    synchronized void setBack() {
        stores.values().forEach(MemoryCounterStore::setBack);
        standings = new HashMap<>(older);
    }

    /** What all of them counted. */
    synchronized long total(String key) {
        return stores.values().stream().mapToLong(store -> store.total(key)).sum();
    }

    @Override
    public Producers producers() {
        return this;
    }

    @Override
    public synchronized List<Standing> all() {
        var all = new ArrayList<Standing>();
        standings.keySet().forEach(name -> find(name).ifPresent(all::add));
        return all;
    }

    @Override
    public synchronized Optional<Standing> find(String producer) {
        return Optional.ofNullable(standings.get(producer)).map(standing -> {
            var reached = of(producer).progress(standing.reached().closedBefore());
            return new Standing(
                    producer, standing.leased(), reached, standing.holder(), standing.until(), standing.revision());
        });
    }

    @Override
    public synchronized boolean enter(Standing first) {
        return standings.putIfAbsent(first.producer(), first) == null;
    }

    @Override
    public synchronized boolean hold(Standing seen, String holder, long until) {
        var stored = standings.get(seen.producer());
        if (stored == null || stored.revision() != seen.revision()) {
            return false;
        }
        standings.put(seen.producer(), stored.heldBy(holder, until));
        return true;
    }

    @Override
    public synchronized void forget(String key) {
        stores.values().forEach(store -> store.forgetTotal(key));
    }

    @Override
    public CounterStore counters(String producer) {
        return new View(producer, of(producer));
    }

    @Override
    public ClosedPeriods periods(String producer) {
        return of(producer);
    }

    @Override
    public QuarantineStore quarantine(String producer) {
        return of(producer);
    }

    /** One producer's documents, and what the others counted. */
    private final class View implements CounterStore {

        private final String producer;
        private final MemoryCounterStore own;

        View(String producer, MemoryCounterStore own) {
            this.producer = producer;
            this.own = own;
        }

        @Override
        public Map<String, Total> totals(Collection<String> keys) {
            synchronized (MemoryStores.this) {
                var totals = new HashMap<>(own.totals(keys));
                for (var key : keys) {
                    long others = total(key) - own.total(key);
                    var mine = totals.getOrDefault(key, Total.NOTHING);
                    if (others > 0 && mine.isKnown()) {
                        totals.put(key, new Total(mine.own(), mine.sequence(), others));
                    }
                }
                return totals;
            }
        }

        @Override
        public Map<HourId, Hour> hours(Collection<HourId> ids) {
            return own.hours(ids);
        }

        @Override
        public void raise(Collection<Raise> raises) {
            own.raise(raises);
        }

        @Override
        public Progress progress(long start) {
            synchronized (MemoryStores.this) {
                var standing = standings.get(producer);
                return own.progress(
                        standing == null ? start : standing.reached().closedBefore());
            }
        }

        @Override
        public void advance(Progress progress) {
            own.advance(progress);
            synchronized (MemoryStores.this) {
                standings.putIfAbsent(producer, new Standing(producer, false, progress, "", 0, 0));
            }
        }
    }
}
