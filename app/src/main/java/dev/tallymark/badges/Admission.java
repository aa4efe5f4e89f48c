package dev.tallymark.badges;

import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Tallies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Decides whether a hit may create a counter for an id that nobody registered: so many at once, so many a second after
 * that, and so many in all. Who asks does not matter: all the world comes by way of a few proxies. Hits on a counter
 * that exists are always admitted.
 *
 * <p>Where MongoDB does not say whether the counter exists, or how many there are, the pace alone holds, and what it
 * admits is taken for new until MongoDB says otherwise: the limit is never passed by more than the pace, and no counter
 * takes a second place below it for good.
 */
@Component
class Admission {

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
        boolean exists = counted.isPresent() ? counted.getAsLong() > 0 : before > 0;
        if (!exists && !admitsNew(deadline)) {
            return false;
        }
        if (unclaimed.admitted().compareAndSet(before, today)) {
            if (!exists) {
                charge(unclaimed.counter(), counted);
            }
            ids.seen(unclaimed.counter());
        }
        return true;
    }

    private void charge(CounterId counter, OptionalLong counted) {
        if (counted.isPresent()) {
            ids.created();
        } else {
            ids.presume(counter);
        }
    }

    private boolean admitsNew(Deadline deadline) {
        if (ids.count(deadline).orElse(0) >= settings.unclaimedLimit()) {
            tooMany.increment();
            return false;
        }
        if (!pace.admits()) {
            tooFast.increment();
            return false;
        }
        return true;
    }
}
