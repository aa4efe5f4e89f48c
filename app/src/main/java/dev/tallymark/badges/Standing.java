package dev.tallymark.badges;

import dev.tallymark.svg.BadgeImage;
import dev.tallymark.tally.CounterId;
import java.util.concurrent.atomic.AtomicLong;

/** What an id stands for, as far as is known in memory. */
sealed interface Standing {

    /**
     * Somebody's badge, with what would otherwise be made anew on each hit.
     *
     * @param blank the badge drawn but for the number
     */
    record Registered(Badge badge, CounterId counter, BadgeImage blank) implements Standing {}

    /**
     * Nobody's.
     *
     * @param admitted the day (since 1970) on which its counter was last known to exist; 0 for never
     */
    record Unclaimed(CounterId counter, AtomicLong admitted) implements Standing {
        Unclaimed(String key, int generation) {
            this(Subjects.counter(key, generation), new AtomicLong());
        }
    }

    /** A badge that was deleted. */
    record Gone() implements Standing {}

    /** The store did not say in time. */
    record Unknown() implements Standing {}
}
