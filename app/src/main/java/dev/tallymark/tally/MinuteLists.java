package dev.tallymark.tally;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Remembers which counters a minute has, until the minute is closed, and sees to it that the store has the list. */
abstract sealed class MinuteLists {

    private final TreeMap<Long, Set<String>> touched = new TreeMap<>();

    /** The journal tells of it, and its minute is not closed. */
    abstract void readBack(long minute, String key);

    /** These are about to be stored. */
    abstract void raising(Collection<Raise> raises);

    /** These are stored, and still in {@link Pending}. */
    abstract void raised(Collection<Raise> raises);

    /** What was counted before these minutes ended is stored: their lists must be, too. */
    abstract void close(Map<Long, Set<String>> over);

    /** Closes all minutes before this one. */
    final void closeBefore(long minute) {
        TreeMap<Long, Set<String>> over;
        synchronized (touched) {
            over = new TreeMap<>(touched.headMap(minute));
        }
        close(over);
    }

    /** They are closed for good. */
    final void forgetBefore(long minute) {
        synchronized (touched) {
            touched.headMap(minute).clear();
        }
    }

    /** Adds a counter to a minute. */
    final void touched(long minute, String key) {
        synchronized (touched) {
            touched.computeIfAbsent(minute, any -> new HashSet<>()).add(key);
        }
    }

    final boolean has(long minute, String key) {
        synchronized (touched) {
            return touched.getOrDefault(minute, Set.of()).contains(key);
        }
    }

    final int size(long minute) {
        synchronized (touched) {
            return touched.getOrDefault(minute, Set.of()).size();
        }
    }

    static void forEachMinute(Collection<Raise> raises, Entry entry) {
        for (var raise : raises) {
            for (var hour : raise.hours()) {
                hour.minutes().forEach((minute, count) -> entry.accept(minute, raise.counter().key));
            }
        }
    }

    /** A counter that has hits in a minute. */
    interface Entry {
        void accept(long minute, String key);
    }

    /** Stores a list when its minute is closed. Until then it can be made again from the journal. */
    static final class WhenClosed extends MinuteLists {

        private final ClosedPeriods periods;

        WhenClosed(ClosedPeriods periods) {
            this.periods = periods;
        }

        @Override
        void readBack(long minute, String key) {
            touched(minute, key);
        }

        @Override
        void raising(Collection<Raise> raises) {}

        @Override
        void raised(Collection<Raise> raises) {
            forEachMinute(raises, this::touched);
        }

        @Override
        void close(Map<Long, Set<String>> over) {
            over.forEach((minute, keys) -> periods.keep(ClosedPeriods.Kind.MINUTE, minute, keys));
        }
    }

    /**
     * Stores each entry of a list ahead of the hits, where a crash may leave nothing else that knows of them: no journal,
     * or one that is restored from an older copy than the store.
     */
    static final class Ahead extends MinuteLists {

        private final ClosedPeriods periods;

        /** Read back, and perhaps not entered by an earlier version. */
        private final TreeMap<Long, Set<String>> doubtful = new TreeMap<>();

        Ahead(ClosedPeriods periods) {
            this.periods = periods;
        }

        @Override
        void readBack(long minute, String key) {
            doubtful.computeIfAbsent(minute, any -> new HashSet<>()).add(key);
        }

        @Override
        void raising(Collection<Raise> raises) {
            var fresh = new TreeMap<Long, Set<String>>();
            forEachMinute(raises, (minute, key) -> {
                if (!has(minute, key)) {
                    fresh.computeIfAbsent(minute, any -> new HashSet<>()).add(key);
                }
            });
            fresh.forEach(this::enter);
        }

        private void enter(long minute, Set<String> keys) {
            periods.enter(minute, size(minute), keys);
            keys.forEach(key -> touched(minute, key));
        }

        @Override
        void raised(Collection<Raise> raises) {}

        @Override
        void close(Map<Long, Set<String>> over) {
            while (!doubtful.isEmpty()) {
                var oldest = doubtful.firstEntry();
                enter(oldest.getKey(), oldest.getValue());
                doubtful.remove(oldest.getKey());
            }
        }
    }
}
