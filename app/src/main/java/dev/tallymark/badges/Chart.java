package dev.tallymark.badges;

import dev.tallymark.timeseries.Sample;
import dev.tallymark.web.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A badge's views over time, column by column without gaps.
 *
 * @param columns oldest first; the last one is not over
 */
record Chart(Range range, Period period, List<Column> columns) {

    /**
     * @param at where it begins
     * @param partial whether it is not over, or began before the badge did
     */
    record Column(Instant at, String label, long count, boolean partial) {

        public long millis() {
            return at.toEpochMilli();
        }

        public String text() {
            return Numbers.grouped(count);
        }
    }

    /** Sorts samples into the columns of a range. */
    static Chart of(Range range, List<Sample> samples, Instant created, Instant now) {
        var period = range.period(created, now);
        var counts = new TreeMap<Instant, Long>();
        samples.forEach(sample -> counts.merge(period.floor(sample.at()), sample.count(), Long::sum));

        var columns = new ArrayList<Column>();
        var last = period.floor(now);
        for (var at = range.first(created, now); !at.isAfter(last); at = period.plus(at, 1)) {
            boolean born = at.isBefore(created) && period.plus(at, 1).isAfter(created);
            long count = counts.getOrDefault(at, 0L);
            columns.add(new Column(at, period.label(at), count, born || at.equals(last)));
        }
        return new Chart(range, period, columns);
    }

    public String title() {
        return "Views per " + period.word();
    }

    public long sum() {
        return columns.stream().mapToLong(Column::count).sum();
    }

    public Column latest() {
        return columns.getLast();
    }
}
