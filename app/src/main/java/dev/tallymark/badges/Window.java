package dev.tallymark.badges;

import dev.tallymark.timeseries.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of a history is asked for: whole buckets, the last of them the one that is not over yet.
 *
 * @param from where the first bucket begins
 * @param to where the last bucket ends
 */
record Window(Instant from, Instant to, Resolution step) {

    /** More buckets are not answered at once: a week of minutes, over a year of hours. */
    static final int MAX_BUCKETS = 10_100;

    static final String RANGES = "a number and h, d, w or y (24h, 30d, 12w, 1y), or all";
    static final String STEPS = "1m, 1h or 1d";

    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})([hdwy])");
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_YEAR = 365;

    /** A bucket as wide as the text says: {@code 1m} is a minute. */
    static Optional<Resolution> step(String text) {
        return switch (text) {
            case "1m" -> Optional.of(Resolution.MINUTE);
            case "1h" -> Optional.of(Resolution.HOUR);
            case "1d" -> Optional.of(Resolution.DAY);
            default -> Optional.empty();
        };
    }

    /** So much time up to now, for example {@code 30d}; empty when the text says nothing of the kind. */
    static Optional<Window> of(String range, Resolution step, Instant created, Instant now) {
        var to = step.next(step.floor(now));
        if (range.equals("all")) {
            return Optional.of(new Window(step.floor(created), to, step));
        }
        return length(range).map(length -> new Window(step.floor(to.minus(length)), to, step));
    }

    boolean isTooLong() {
        var bucket = Duration.between(from, step.next(from));
        return Duration.between(from, to).dividedBy(bucket) > MAX_BUCKETS;
    }

    private static Optional<Duration> length(String range) {
        var parts = RANGE.matcher(range);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    case "w" -> Duration.ofDays((long) count * DAYS_OF_WEEK);
                    default -> Duration.ofDays((long) count * DAYS_OF_YEAR);
                });
    }
}
