package dev.tallymark.timeseries.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Gives names short numbers, kept on the disk and never given twice. Numbers are given by one thread at a time. */
final class Numbers {

    /** No name is empty. */
    private static final String LAST_GIVEN = "";

    private final MVMap<String, Long> numbers;

    Numbers(MVStore maps, String map) {
        this.numbers = maps.openMap(map);
    }

    long give(String name) {
        var known = numbers.get(name);
        if (known != null) {
            return known;
        }
        long number = numbers.getOrDefault(LAST_GIVEN, 0L) + 1;
        numbers.put(LAST_GIVEN, number);
        numbers.put(name, number);
        return number;
    }

    OptionalLong find(String name) {
        var known = numbers.get(name);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** All of them by number: for maps that stay small. */
    Map<Long, String> names() {
        var names = new HashMap<Long, String>();
        numbers.forEach((name, number) -> {
            if (!name.equals(LAST_GIVEN)) {
                names.put(number, name);
            }
        });
        return names;
    }

    void forget(String name) {
        numbers.remove(name);
    }
}
