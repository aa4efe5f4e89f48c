package dev.tallymark.badges;

import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Tallies;
import org.springframework.stereotype.Component;

/**
 * Decides whether a hit may create a counter for an id that nobody registered. How many there are is itself counted, on
 * a counter of its own, and so survives a restart. Hits on a counter that exists are always admitted.
 */
@Component
class Admission {

    private static final CounterId CREATED = CounterId.of("unclaimed", "created");

    private final Tallies tallies;
    private final BadgeSettings settings;

    Admission(Tallies tallies, BadgeSettings settings) {
        this.tallies = tallies;
        this.settings = settings;
    }

    boolean admits(Standing.Unclaimed unclaimed) {
        if (unclaimed.created().get()) {
            return true;
        }
        boolean exists = tallies.total(unclaimed.counter()).orElse(0) > 0;
        if (!exists && !isRoom()) {
            return false;
        }
        if (unclaimed.created().compareAndSet(false, true) && !exists) {
            var _ = tallies.add(CREATED, 1, Tallies.Keep.TOTAL);
        }
        return true;
    }

    /** Whether one may be created of which nothing is known but its name. */
    boolean isRoom() {
        return settings.unclaimed() && tallies.total(CREATED).orElse(0) < settings.unclaimedLimit();
    }
}
