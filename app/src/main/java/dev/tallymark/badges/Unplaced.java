package dev.tallymark.badges;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Hits on ids of which MongoDB does not say whose they are. On which counter such a hit belongs, nobody can tell: a
 * renamed or deleted id's is another one than its name suggests. So it waits here until MongoDB answers, and counts
 * then, with that minute; only in memory, and therefore it is never called more than {@link Answer.Hit#PENDING}.
 */
@Component
class Unplaced {

    static final int MOST_IDS = 100_000;
    private static final int MOST_AT_ONCE = 10_000;

    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    Unplaced(MeterRegistry meters) {
        Gauge.builder("tallymark.hits.unplaced", this, Unplaced::hits)
                .description("Hits that wait in memory until MongoDB says whose they are")
                .register(meters);
    }

    /** Counts hits where they belong. */
    interface Place {
        /** False while nobody knows where that is, or there is no room for them. */
        boolean count(BadgeName name, int hits);
    }

    /** Keeps a hit; false when there is no room for one more id. */
    boolean keep(BadgeName name) {
        if (waiting.size() >= MOST_IDS && !waiting.containsKey(name.key())) {
            return false;
        }
        waiting.merge(name.key(), 1, Math::addExact);
        return true;
    }

    /** Counts what waits, up to the first that still has to; in any order, so that it is not always the same. */
    void place(Place place) {
        var keys = new ArrayList<>(waiting.keySet());
        Collections.shuffle(keys);
        for (var key : keys) {
            var hits = waiting.remove(key);
            if (hits != null && !placed(new BadgeName(key, key), hits, place)) {
                return;
            }
        }
    }

    private boolean placed(BadgeName name, int hits, Place place) {
        int left = hits;
        try {
            while (left > 0 && place.count(name, Math.min(left, MOST_AT_ONCE))) {
                left -= MOST_AT_ONCE;
            }
        } finally {
            if (left > 0) {
                waiting.merge(name.key(), left, Math::addExact);
            }
        }
        return left <= 0;
    }

    /** How many wait. */
    long hits() {
        return waiting.values().stream().mapToLong(Integer::longValue).sum();
    }
}
