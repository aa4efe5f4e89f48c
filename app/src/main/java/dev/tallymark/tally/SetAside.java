package dev.tallymark.tally;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * What the store is to be raised to for one counter once it takes it: absolute counts of this producer, true for all its
 * batches up to {@code sequence}.
 *
 * @param afloat whether {@code own} counts from a stored part that could not be read
 * @param hours those that may still be asked for, by hour
 */
record SetAside(String key, long own, long sequence, boolean afloat, Map<Long, Hour> hours) {

    SetAside {
        hours = Map.copyOf(hours);
    }

    static SetAside nothing(String key, boolean afloat) {
        return new SetAside(key, 0, -1, afloat, Map.of());
    }

    /** With what a newer raise says, and without hours that nobody asks for any more. */
    SetAside with(Raise raise, long oldestHour) {
        var all = new HashMap<>(hours);
        raise.hours().forEach(hour -> all.merge(hour.hour(), hour, Hour::orMore));
        all.keySet().removeIf(hour -> hour < oldestHour);
        return new SetAside(key, Math.max(own, raise.own()), Math.max(sequence, raise.sequence()), afloat, all);
    }

    /** From a stored part that can be read now. */
    SetAside on(Total stored) {
        return new SetAside(
                key, Total.saturated(stored.own() + own), Math.max(stored.sequence(), sequence), false, hours);
    }

    Total orMore(Total stored) {
        return new Total(Math.max(stored.own(), own), Math.max(stored.sequence(), sequence), stored.others());
    }

    Raise raise() {
        return new Raise(
                new Counter(CounterId.parse(key), 0),
                own,
                sequence,
                hours.values().stream()
                        .sorted(Comparator.comparingLong(Hour::hour))
                        .toList());
    }
}
