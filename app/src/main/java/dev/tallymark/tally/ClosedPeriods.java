package dev.tallymark.tally;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which counters had hits when, for one producer, so that nothing ever has to be searched for: lists by minute and by
 * hour, and each counter's hours of a day. Written when the period is over, so writing again changes nothing; or, where
 * no journal could tell them after a crash, ahead of the hits themselves.
 */
interface ClosedPeriods {

    /** What a list is of. Periods are numbered since 1970. */
    enum Kind {
        MINUTE,
        HOUR
    }

    /** Keeps the list of a period that is over. */
    void keep(Kind kind, long period, Set<String> keys);

    /**
     * Adds counters to the list of a minute that is not over.
     *
     * @param known how many this tenure has added to it before
     */
    void enter(long minute, int known, Set<String> keys);

    /** Those periods in {@code [from, to)} that have a list, oldest first. */
    List<Long> listed(Kind kind, long from, long to);

    /** The list of a period; empty when it has none. */
    Set<String> list(Kind kind, long period);

    /** Notes what counters had in one hour of their day. */
    void keepHours(long hour, Map<String, Long> totals);

    /** What these counters had in all noted hours of a day. */
    Map<String, Long> days(long day, Collection<String> keys);

    /** Removes everything that was kept of a day, the counters' stored hours of that day included. */
    void forgetDay(long day);

    /** Removes what was kept of one counter in the days {@code [from, to)}, its stored hours included. */
    void forget(String key, long from, long to);
}
