package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.tally.CounterId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The numbers that were shown with a hit that was not yet on disk. Until the disk has caught up, a total may be read
 * that is smaller; what is shown must not be. Empty, and then free, as long as the disk is fast.
 */
@Component
class Promises {

    private static final int BOUND = 100_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Cache<CounterId, Long> shown =
            Caffeine.newBuilder().maximumSize(BOUND).expireAfterWrite(KEPT).build();
    private volatile boolean made;

    /** Remembers that this much was shown. */
    long make(CounterId counter, long counted) {
        made = true;
        return shown.asMap().merge(counter, counted, Math::max);
    }

    /** The total, or what was already shown where that is more. */
    long keep(CounterId counter, long counted) {
        if (!made) {
            return counted;
        }
        var before = shown.getIfPresent(counter);
        return before == null ? counted : Math.max(before, counted);
    }
}
