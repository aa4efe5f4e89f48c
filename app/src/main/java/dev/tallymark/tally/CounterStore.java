package dev.tallymark.tally;

import java.util.Collection;
import java.util.Map;

/**
 * The documents behind the counters, as one producer sees them. Every write is absolute and only ever raises, so it may
 * be repeated, reordered and half done without harm; when it returns it is as durable as the store can make it. Any
 * failure is a {@link RuntimeException} after which nothing is known about what was written.
 */
interface CounterStore {

    /** Totals by key; a counter that the store does not know is left out. */
    Map<String, Total> totals(Collection<String> keys);

    /** Names one counter's hour. */
    record HourId(String key, long hour) {}

    /** Hours that the store knows. */
    Map<HourId, Hour> hours(Collection<HourId> ids);

    /**
     * Raises hours, for each counter one after the other, and only when all of them are raised, totals.
     *
     * @throws RaisesRefused when all are written but some, which it will never take
     */
    void raise(Collection<Raise> raises);

    /** How far this producer has come; before its first batch, {@code (-1, start, start)}. */
    Progress progress(long start);

    void advance(Progress progress);
}
