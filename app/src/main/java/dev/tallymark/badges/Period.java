package dev.tallymark.badges;

import dev.tallymark.timeseries.Resolution;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How wide a column of a badge's chart is. Weeks begin on Monday; all in UTC. */
enum Period {
    HOUR("d MMM, HH:mm", Resolution.HOUR, ChronoUnit.HOURS),
    DAY("d MMM yyyy", Resolution.DAY, ChronoUnit.DAYS),
    WEEK("'Week of' d MMM yyyy", Resolution.DAY, ChronoUnit.WEEKS),
    MONTH("MMM yyyy", Resolution.DAY, ChronoUnit.MONTHS);

    private final DateTimeFormatter label;
    private final Resolution resolution;
    private final ChronoUnit unit;

    Period(String label, Resolution resolution, ChronoUnit unit) {
        this.label = DateTimeFormatter.ofPattern(label, Locale.ENGLISH).withZone(ZoneOffset.UTC);
        this.resolution = resolution;
        this.unit = unit;
    }

    /** {@code hour}, {@code day} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a table calls the column that begins here. */
    String label(Instant start) {
        return label.format(start);
    }

    /** The stored buckets that its columns are summed from. */
    Resolution resolution() {
        return resolution;
    }

    /** Where the column that holds this instant begins. */
    Instant floor(Instant at) {
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case WEEK -> begin(date(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> begin(date(at).withDayOfMonth(1));
        };
    }

    /** The beginning of the column so many columns later, or earlier. */
    Instant plus(Instant start, long columns) {
        return start.atOffset(ZoneOffset.UTC).plus(columns, unit).toInstant();
    }

    private static LocalDate date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
