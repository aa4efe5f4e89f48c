package dev.tallymark.badges;

import dev.tallymark.svg.BadgeImage;
import dev.tallymark.tally.CounterId;
import java.util.concurrent.atomic.AtomicBoolean;

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
     * @param created whether its counter is known to exist
     */
    record Unclaimed(CounterId counter, AtomicBoolean created) implements Standing {
        Unclaimed(String key) {
            this(Subjects.counter(key, Subjects.FIRST_GENERATION), new AtomicBoolean());
        }
    }

    /** A badge that was deleted. */
    record Gone() implements Standing {}

    /**
     * The store did not say in time.
     *
     * @param counter of the id's first generation, which is the right one whether the id is registered or not, unless
     *     it was deleted before
     */
    record Unknown(CounterId counter) implements Standing {
        Unknown(BadgeName name) {
            this(Subjects.counter(name.key(), Subjects.FIRST_GENERATION));
        }
    }
}
