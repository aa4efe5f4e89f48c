package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.tally.Charge;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Tallies;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Decides whether a hit may create a counter for an id that nobody registered. How many there are is itself counted, on
 * a counter of its own, and so survives a restart. Hits on a counter that exists are always admitted.
 *
 * <p>Where MongoDB does not say whether an id is somebody's, or what was counted for it, as many more are admitted: it may
 * well be somebody's, or exist already.
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

    boolean admits(Standing.Unclaimed unclaimed, Deadline deadline) {
        if (unclaimed.created().get()) {
            return true;
        }
        var counted = tallies.total(unclaimed.counter(), Duration.ofNanos(deadline.left()));
        if (counted.isEmpty()) {
            return admitsStranger(unclaimed.counter());
        }
        boolean exists = counted.getAsLong() > 0;
        if (!exists && !isRoomFor(unclaimed.counter(), deadline)) {
            return false;
        }
        if (unclaimed.created().compareAndSet(false, true) && !exists) {
            var _ = tallies.add(CREATED, 1, Tallies.Keep.TOTAL, Charge.NOBODY);
        }
        return true;
    }

    boolean admits(Standing.Unknown unknown) {
        return admitsStranger(unknown.counter());
    }

    /** Asks no store: none may answer. Counts the ids of this process alone, and each of them once. */
    private boolean admitsStranger(CounterId counter) {
        if (strangers.getIfPresent(counter) != null) {
            return true;
        }
        if (admitted.incrementAndGet() > settings.unclaimedLimit()) {
            return false;
        }
        strangers.put(counter, true);
        return true;
    }

    private boolean isRoomFor(CounterId counter, Deadline deadline) {
        var created = tallies.total(CREATED, Duration.ofNanos(deadline.left()));
        return created.isPresent() ? created.getAsLong() < settings.unclaimedLimit() : admitsStranger(counter);
    }
}
