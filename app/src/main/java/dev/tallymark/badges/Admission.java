package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Tallies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Decides whether a hit may create a counter for an id that nobody registered: so many at once, so many a second after
 * that, and so many in all. Who asks does not matter: all the world comes by way of a few proxies. Hits on a counter
 * that exists are always admitted.
 *
 * <p>Where MongoDB does not say whether an id is somebody's, or what was counted for it, as many more are admitted as there
 * may be in all: it may well be somebody's, or exist already.
 */
@Component
class Admission {

    private final Cache<CounterId, Boolean> strangers =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final AtomicLong admitted = new AtomicLong();
    private final Tallies tallies;
    private final UnclaimedIds ids;
    private final BadgeSettings settings;
    private final Pace pace;
    private final Counter tooFast;
    private final Counter tooMany;

    Admission(Tallies tallies, UnclaimedIds ids, BadgeSettings settings, Clock clock, MeterRegistry meters) {
        this.tallies = tallies;
        this.ids = ids;
        this.settings = settings;
        this.pace = new Pace(settings.unclaimedBurst(), settings.unclaimedPerSecond(), clock);
        this.tooFast = refused("pace", meters);
        this.tooMany = refused("limit", meters);
    }

    private static Counter refused(String reason, MeterRegistry meters) {
        return Counter.builder("tallymark.unclaimed.refused")
                .description("Hits that would have created a counter for nobody's id, and were not counted")
                .tag("reason", reason)
                .register(meters);
    }

    boolean admits(Standing.Unclaimed unclaimed, Deadline deadline) {
        long today = ids.today();
        long before = unclaimed.admitted().get();
        if (before == today) {
            return true;
        }
        var counted = tallies.total(unclaimed.counter(), Duration.ofNanos(deadline.left()));
        if (counted.isEmpty()) {
            return admitsStranger(unclaimed.counter());
        }
        boolean exists = counted.getAsLong() > 0;
        if (!exists && !admitsNew(unclaimed.counter(), deadline)) {
            return false;
        }
        if (unclaimed.admitted().compareAndSet(before, today)) {
            ids.seen(unclaimed.counter());
            if (!exists) {
                ids.created();
            }
        }
        return true;
    }

    private boolean admitsNew(CounterId counter, Deadline deadline) {
        var count = ids.count(deadline);
        if (count.isEmpty()) {
            return admitsStranger(counter);
        }
        if (count.getAsLong() >= settings.unclaimedLimit()) {
            tooMany.increment();
            return false;
        }
        if (!pace.admits()) {
            tooFast.increment();
            return false;
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
            tooMany.increment();
            return false;
        }
        strangers.put(counter, true);
        return true;
    }
}
