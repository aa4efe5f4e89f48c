package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How many ids an account may keep from everybody else, and how many it may ask for in an hour. Ids that it gave up
 * count while they are reserved: else whoever takes and gives up in turn keeps any number of them.
 *
 * <p>Requests at the same time may all find room for one more. So each looks again once its badge stands on the shelf:
 * those beyond the last place step back.
 */
@Component
class Allowance {

    static final Duration HOUR = Duration.ofHours(1);

    private final BadgeShelf shelves;
    private final BadgeSettings settings;
    private final Clock clock;
    private final Cache<AccountId, AtomicInteger> asked;

    Allowance(BadgeShelf shelves, BadgeSettings settings, Clock clock) {
        this.shelves = shelves;
        this.settings = settings;
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.asked = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(HOUR)
                .ticker(ticker)
                .build();
    }

    /** Why the account may not ask for the id of one more badge, if so. */
    Optional<Registration> refusesBadge(AccountId account) {
        return hasRoom(account) ? refusesPace(account) : Optional.of(tooMany());
    }

    /** Why the account may not ask for one more id for a badge that it has, if so. */
    Optional<Registration> refusesName(AccountId account) {
        return reserved(account) < settings.perAccount() ? refusesPace(account) : Optional.of(tooMany());
    }

    /** Whether the account may have one more badge. */
    boolean hasRoom(AccountId account) {
        return shelves.of(account).size() + reserved(account) < settings.perAccount();
    }

    /** Whether a badge that now stands on the account's shelf is not beyond the last place. */
    boolean covers(AccountId account, BadgeKey badge) {
        return shelves.of(account).indexOf(badge.value()) + reserved(account) < settings.perAccount();
    }

    Registration tooMany() {
        return new Registration.TooMany(settings.perAccount());
    }

    private Optional<Registration> refusesPace(AccountId account) {
        int count = asked.get(account, _ -> new AtomicInteger()).incrementAndGet();
        return count <= settings.perHour()
                ? Optional.empty()
                : Optional.of(new Registration.TooFast(settings.perHour()));
    }

    private int reserved(AccountId account) {
        return shelves.reserved(account, Removals.day(clock));
    }
}
