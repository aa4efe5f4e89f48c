package dev.tallymark.badges;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a badge's history says about its last days.
 *
 * @param last counts of the last 30 days of UTC, oldest first; the last is today's, which is not over
 * @param best the day with the most views, of those that were read
 */
public record Days(List<Long> last, Optional<Sample> best) {

    static final int COUNT = 30;

    /** Sorts daily samples into the days before now. */
    static Days of(List<Sample> samples, Instant now) {
        var first = first(now);
        var last = new long[COUNT];
        for (var sample : samples) {
            if (!sample.at().isBefore(first)) {
                last[(int) Duration.between(first, sample.at()).toDays()] += sample.count();
            }
        }
        return new Days(
                Arrays.stream(last).boxed().toList(), samples.stream().max(Comparator.comparingLong(Sample::count)));
    }

    /** The first of the 30 days that end with today. */
    static Instant first(Instant now) {
        return Resolution.DAY.floor(now).minus(Duration.ofDays(COUNT - 1L));
    }

    /** Where the last of them, today, ends. */
    static Instant end(Instant now) {
        return Resolution.DAY.next(Resolution.DAY.floor(now));
    }

    /** The views of the day that is not over. */
    public long today() {
        return last.getLast();
    }

    /** The views of the day before. */
    public long yesterday() {
        return last.get(COUNT - 2);
    }

    /** The views of all 30 days. */
    public long sum() {
        return last.stream().mapToLong(Long::longValue).sum();
    }
}
