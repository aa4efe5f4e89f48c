package dev.tallymark.badges;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/** The choices above a badge's chart, as {@code ?r=day} names them. */
enum Range {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    ALL;

    private static final Duration DAYS_UNTIL = Duration.ofDays(90);
    private static final Duration WEEKS_UNTIL = Duration.ofDays(3 * 365);

    /** The range of that name; days when there is none. */
    static Range of(String slug) {
        return Stream.of(values())
                .filter(range -> range.slug().equals(slug))
                .findFirst()
                .orElse(DAY);
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return name().charAt(0) + slug().substring(1);
    }

    /** How wide its columns are, so that there are neither too few nor too many of them. */
    Period period(Instant created, Instant now) {
        return switch (this) {
            case HOUR -> Period.HOUR;
            case DAY -> Period.DAY;
            case WEEK -> Period.WEEK;
            case MONTH -> Period.MONTH;
            case ALL -> wholeLife(Duration.between(created, now));
        };
    }

    /** Where its first column begins. */
    Instant first(Instant created, Instant now) {
        var period = period(created, now);
        var last = period.floor(now);
        return switch (this) {
            case HOUR -> period.plus(last, -47);
            case DAY -> period.plus(last, -29);
            case WEEK -> period.plus(last, -25);
            case MONTH -> period.plus(last, -23);
            case ALL -> period.floor(created);
        };
    }

    private static Period wholeLife(Duration age) {
        if (age.compareTo(DAYS_UNTIL) <= 0) {
            return Period.DAY;
        }
        return age.compareTo(WEEKS_UNTIL) <= 0 ? Period.WEEK : Period.MONTH;
    }
}
