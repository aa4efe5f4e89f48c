package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store of which one counter's fault stops nobody else. A raise that is refused for good is written down beside the
 * counters, absolute as it is, and reading gives the higher of the two; so whoever counts sees a store that has taken it.
 * From then on this counter's raises go there at once. All of them are tried again at the start and every hour, and those
 * that are taken then leave.
 *
 * <p>A document that cannot be read tells no total: its badge says so, and what is counted meanwhile is kept {@link
 * SetAside#afloat} until a start finds the document mended.
 *
 * <p>When more counters are refused than a few, it is the store that is wrong, and the raise fails as a whole.
 */
final class Quarantine implements CounterStore {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int MOST = 1_000;
    private static final long PAUSE_MILLIS = 3_600_000;
    private static final long HOURS_KEPT = 48;

    private final CounterStore store;
    private final QuarantineStore kept;
    private final Map<String, SetAside> held = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private long triedAt;
    private volatile long oldestHour;

    Quarantine(CounterStore store, QuarantineStore kept) {
        this.store = store;
        this.kept = kept;
    }

    /** Takes up what an earlier run set aside, and tries it again. To be done before any total is asked for. */
    synchronized void begin(long nowMillis) {
        var before = new HashMap<String, SetAside>();
        kept.all().forEach(aside -> before.put(aside.key(), aside));
        var stored = store.totals(before.keySet());
        var grounded = new ArrayList<SetAside>();
        for (var aside : before.values()) {
            var total = stored.getOrDefault(aside.key(), Total.NOTHING);
            if (aside.afloat() && total.isKnown()) {
                grounded.add(aside.on(total));
            }
        }
        if (!grounded.isEmpty()) {
            kept.keep(grounded);
        }
        grounded.forEach(aside -> before.put(aside.key(), aside));
        held.putAll(before);
        tryAgain(nowMillis);
    }

    /** Tries again what is set aside, if the last time was an hour ago. */
    synchronized void tryAgainWhenDue(long nowMillis) {
        if (Math.abs(nowMillis - triedAt) >= PAUSE_MILLIS) {
            tryAgain(nowMillis);
        }
    }

    private void tryAgain(long nowMillis) {
        triedAt = nowMillis;
        if (held.isEmpty()) {
            return;
        }
        // Not where a document cannot be read: a store may answer that it raised what is no number.
        var stored = store.totals(held.keySet());
        var raises = held.values().stream()
                .filter(aside -> !aside.afloat()
                        && stored.getOrDefault(aside.key(), Total.NOTHING).isKnown())
                .map(SetAside::raise)
                .toList();
        var taken = new HashSet<String>();
        raises.forEach(raise -> taken.add(raise.counter().key));
        taken.removeAll(attempt(raises).keySet());
        if (!taken.isEmpty()) {
            kept.forget(taken);
            held.keySet().removeAll(taken);
            LOG.info("The store has taken what it refused before, of counters {}", taken);
        }
        if (!held.isEmpty()) {
            LOG.error("The store still refuses counters {}: what they count is kept beside them", held.keySet());
        }
    }

    /** How many counters are set aside. */
    int size() {
        return held.size();
    }

    @Override
    public Map<String, Total> totals(Collection<String> keys) {
        // Before the store is asked: what leaves meanwhile is in the store's answer, or still here.
        var asides = asides(keys);
        var totals = new HashMap<>(store.totals(keys));
        for (var key : keys) {
            var total = totals.getOrDefault(key, Total.NOTHING);
            var aside = asides.get(key);
            if (unreadable.contains(key) || !total.isKnown() || (aside != null && aside.afloat())) {
                note(key);
                totals.put(key, (aside == null ? SetAside.nothing(key, true) : aside).orMore(Total.UNREADABLE));
            } else if (aside != null) {
                totals.put(key, aside.orMore(total));
            }
        }
        return totals;
    }

    private Map<String, SetAside> asides(Collection<String> keys) {
        var found = new HashMap<String, SetAside>();
        if (!held.isEmpty()) {
            for (var key : keys) {
                var aside = held.get(key);
                if (aside != null) {
                    found.put(key, aside);
                }
            }
        }
        return found;
    }

    private void note(String key) {
        if (unreadable.add(key)) {
            LOG.error("The document of counter {} cannot be read: mend or delete it, and start again", key);
        }
    }

    @Override
    public Map<HourId, Hour> hours(Collection<HourId> ids) {
        var asides = asides(ids.stream().map(HourId::key).toList());
        var hours = new HashMap<>(store.hours(ids));
        if (!asides.isEmpty()) {
            for (var id : ids) {
                var aside = asides.get(id.key());
                var hour = aside == null ? null : aside.hours().get(id.hour());
                if (hour != null) {
                    hours.merge(id, hour.orMore(Hour.empty(id.hour())), Hour::orMore);
                }
            }
        }
        return hours;
    }

    @Override
    public synchronized void raise(Collection<Raise> raises) {
        var free = new ArrayList<Raise>(raises.size());
        for (var raise : raises) {
            if (!held.containsKey(raise.counter().key) && !unreadable.contains(raise.counter().key)) {
                free.add(raise);
            }
        }
        var refused = attempt(free);
        if (refused.isEmpty() && free.size() == raises.size()) {
            return;
        }
        var asides = new ArrayList<SetAside>();
        for (var raise : raises) {
            var key = raise.counter().key;
            if (refused.containsKey(key) || held.containsKey(key) || unreadable.contains(key)) {
                asides.add(setAside(key).with(raise, oldestHour));
            }
        }
        keep(asides);
        asides.forEach(aside -> held.put(aside.key(), aside));
        refused.forEach((key, why) -> LOG.error(
                "The store refuses counter {} for good ({}): what it counts is kept beside it and tried again every hour",
                key,
                why));
    }

    private SetAside setAside(String key) {
        var known = held.get(key);
        return known == null ? SetAside.nothing(key, unreadable.contains(key)) : known;
    }

    private void keep(Collection<SetAside> asides) {
        long more =
                asides.stream().filter(aside -> !held.containsKey(aside.key())).count();
        if (held.size() + more > MOST) {
            throw new IllegalStateException("the store refuses more than " + MOST + " counters");
        }
        if (!asides.isEmpty()) {
            kept.keep(asides);
        }
    }

    /** Which counters the store refuses for good, and why. */
    private Map<String, String> attempt(Collection<Raise> raises) {
        var refused = new HashMap<String, String>();
        if (raises.isEmpty()) {
            return refused;
        }
        try {
            store.raise(raises);
        } catch (RaisesRefused e) {
            e.reasons().forEach((raise, why) -> refused.put(raise.counter().key, why));
        }
        return refused;
    }

    @Override
    public Progress progress(long start) {
        return store.progress(start);
    }

    @Override
    public void advance(Progress progress) {
        store.advance(progress);
        // What is exported is read from there; for two days others may not know that it is.
        oldestHour = Hour.of(progress.exportedBefore()) - HOURS_KEPT;
    }
}
