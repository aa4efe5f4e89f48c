package dev.tallymark.tally;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Closes minutes: when one is over and all its batches are stored, the list of its counters is written down and the
 * exporter may take it. A minute that was closed gets no more hits. Lists that are not written yet can be made again
 * from the journal, which is kept for that long.
 */
final class MinuteCloser {

    private final ClosedPeriods periods;
    private final JournalWriter writer;
    private final Pending pending;
    private final Milestones milestones;
    private final TreeMap<Long, Set<String>> touched = new TreeMap<>();

    MinuteCloser(ClosedPeriods periods, JournalWriter writer, Pending pending, Milestones milestones) {
        this.periods = periods;
        this.writer = writer;
        this.pending = pending;
        this.milestones = milestones;
    }

    /** Hits of these minutes are stored. Called before they leave {@link Pending}. */
    void touched(Raise raise) {
        for (var hour : raise.hours()) {
            hour.minutes().forEach((minute, count) -> touched(minute, raise.counter().key));
        }
    }

    void touched(long minute, String key) {
        synchronized (touched) {
            touched.computeIfAbsent(minute, any -> new HashSet<>()).add(key);
        }
    }

    /** Closes what can be closed of the minutes before this one. */
    void closeBefore(long minute) {
        if (minute <= milestones.reached().closedBefore() || !writer.closeBefore(minute)) {
            return;
        }
        long end = Math.min(minute, pending.firstMinute());
        if (end <= milestones.reached().closedBefore()) {
            return;
        }
        TreeMap<Long, Set<String>> over;
        synchronized (touched) {
            over = new TreeMap<>(touched.headMap(end));
        }
        over.forEach((closed, keys) -> periods.keep(ClosedPeriods.Kind.MINUTE, closed, keys));
        milestones.closedBefore(end);
        synchronized (touched) {
            touched.headMap(end).clear();
        }
    }
}
