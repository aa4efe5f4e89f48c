package dev.tallymark.ownership;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tallymark.shared.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Shares what GitHub allows: no account has it asked more than {@value #AN_HOUR} times an hour. */
@Component
class Questions {

    static final int AN_HOUR = 120;
    static final Duration HOUR = Duration.ofHours(1);

    private final Cache<AccountId, AtomicInteger> asked;

    Questions(Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        asked = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(HOUR)
                .ticker(ticker)
                .build();
    }

    boolean admit(AccountId account) {
        return asked.get(account, _ -> new AtomicInteger()).incrementAndGet() <= AN_HOUR;
    }
}
