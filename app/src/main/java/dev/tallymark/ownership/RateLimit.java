package dev.tallymark.ownership;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long GitHub wants to be left alone, as the headers of its answers say: {@code retry-after}, or
 * {@code x-ratelimit-reset} where {@code x-ratelimit-remaining} is 0.
 */
final class RateLimit {

    /** GitHub counts by the hour; whoever says more is not believed. */
    private static final Duration LONGEST = Duration.ofMinutes(65);

    private volatile Instant until = Instant.MIN;

    /** When to ask again; empty when that may be now. */
    Optional<Instant> until(Instant now) {
        var end = until;
        return now.isBefore(end) ? Optional.of(end) : Optional.empty();
    }

    void learn(HttpHeaders answer, Instant now) {
        var after = answer.firstValueAsLong("retry-after");
        var end = after.isPresent() ? later(now, after.getAsLong()) : reset(answer);
        var longest = now.plus(LONGEST);
        end.map(time -> time.isAfter(longest) ? longest : time)
                .filter(time -> time.isAfter(until))
                .ifPresent(time -> until = time);
    }

    private static Optional<Instant> later(Instant now, long seconds) {
        return Optional.of(now.plusSeconds(Math.clamp(seconds, 1, LONGEST.toSeconds())));
    }

    private static Optional<Instant> reset(HttpHeaders answer) {
        return answer.firstValueAsLong("x-ratelimit-remaining").orElse(1) > 0
                ? Optional.empty()
                : at(answer.firstValueAsLong("x-ratelimit-reset"));
    }

    private static Optional<Instant> at(OptionalLong epochSecond) {
        return epochSecond.isPresent()
                ? Optional.of(Instant.ofEpochSecond(Math.clamp(epochSecond.getAsLong(), 0, Integer.MAX_VALUE * 2L)))
                : Optional.empty();
    }
}
