package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Tallies;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Decides whether a hit may create a counter for an id that nobody registered. How many there are is itself counted, on
 * a counter of its own, and so survives a restart. Hits on a counter that exists are always admitted.
 *
 * <p>Where MongoDB does not say whether an id is somebody's, as many more are admitted: they may well be.
 */
@Component
class Admission {

    private static final CounterId CREATED = CounterId.of("unclaimed", "created");

    private final Cache<CounterId, Boolean> strangers =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final AtomicLong admitted = new AtomicLong();
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

    /** Asks no store: none may answer. Counts the ids of this process alone, and each of them once. */
    boolean admits(Standing.Unknown unknown) {
        if (strangers.getIfPresent(unknown.counter()) != null) {
            return true;
        }
        if (admitted.incrementAndGet() > settings.unclaimedLimit()) {
            return false;
        }
        strangers.put(unknown.counter(), true);
        return true;
    }

    private boolean isRoom() {
        return tallies.total(CREATED).orElse(0) < settings.unclaimedLimit();
    }
}
