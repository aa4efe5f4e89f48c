package dev.tallymark.badges;

import dev.tallymark.tally.CounterId;
import java.util.concurrent.atomic.AtomicBoolean;

/** What an id stands for, as far as is known in memory. */
sealed interface Standing {

    /** Somebody's badge. The counter is kept beside it because making one on each hit is not free. */
    record Registered(Badge badge, CounterId counter) implements Standing {
        Registered(Badge badge) {
            this(badge, badge.counter());
        }
    }

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
