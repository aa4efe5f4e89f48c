package dev.tallymark.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as a page writes it: what one reads, what the title says exactly, and what machines read.
 *
 * @param text for the reader, in UTC, which a page names once
 * @param exact to the second, with the zone
 * @param iso for {@code <time datetime>}
 */
public record Moment(String text, String exact, String iso) {

    private static final Duration RELATIVE = Duration.ofDays(30);
    private static final DateTimeFormatter DAY = utc("d MMM yyyy");
    private static final DateTimeFormatter MINUTE = utc("d MMM yyyy, HH:mm");
    private static final DateTimeFormatter TIME = utc("HH:mm");
    private static final DateTimeFormatter EXACT = utc("d MMM yyyy, HH:mm:ss 'UTC'");

    /** {@code 14 Aug 2026} */
    public static Moment day(Instant at) {
        return written(DAY.format(at), at);
    }

    /** {@code 14 Aug 2026, 09:12} */
    public static Moment minute(Instant at) {
        return written(MINUTE.format(at), at);
    }

    /** {@code 09:12} */
    public static Moment time(Instant at) {
        return written(TIME.format(at), at);
    }

    /** {@code 4 min ago}, {@code 2 days ago}; the day itself when it is more than 30 days ago, or to come. */
    public static Moment ago(Instant at, Instant now) {
        var age = Duration.between(at, now);
        if (age.isNegative() || age.compareTo(RELATIVE) > 0) {
            return day(at);
        }
        return written(relative(age), at);
    }

    private static String relative(Duration age) {
        if (age.toMinutes() == 0) {
            return "just now";
        }
        if (age.toHours() == 0) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() == 0 ? many(age.toHours(), "hour") : many(age.toDays(), "day");
    }

    private static String many(long count, String unit) {
        return count + " " + unit + (count == 1 ? " ago" : "s ago");
    }

    private static Moment written(String text, Instant at) {
        return new Moment(text, EXACT.format(at), at.toString());
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
