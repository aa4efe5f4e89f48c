package dev.tallymark.tally;

import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;

/**
 * Takes closed minutes to the time series: every minute's points, and with the last minute of an hour or a day the
 * points of that hour or day. All of them are absolute and final, so that a step that failed is simply done again.
 */
final class Exporter {

    private static final int AT_ONCE = 1_000;
    private static final int HOURS = 24;
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final int DAYS_KEPT = 2;

    private final String producer;
    private final CounterStore store;
    private final ClosedPeriods periods;
    private final TimeSeries series;
    private final Milestones milestones;

    Exporter(String producer, CounterStore store, ClosedPeriods periods, TimeSeries series, Milestones milestones) {
        this.producer = producer;
        this.store = store;
        this.periods = periods;
        this.series = series;
        this.milestones = milestones;
    }

    /** Exports one closed minute, or those of an hour in which nothing was counted; false when there are none. */
    boolean export() {
        long from = milestones.reached().exportedBefore();
        long hour = Hour.of(from);
        long hourEnd = (hour + 1) * Hour.MINUTES;
        long to = Math.min(milestones.reached().closedBefore(), hourEnd);
        if (from >= to) {
            return false;
        }
        var minutes = periods.listed(ClosedPeriods.Kind.MINUTE, from, to);
        if (!minutes.isEmpty()) {
            exportMinute(minutes.getFirst());
            to = minutes.size() == 1 ? to : minutes.getFirst() + 1;
        }
        if (to == hourEnd) {
            // Months without a hit are caught up with by one question for each hour.
            boolean isIdle = minutes.isEmpty() && from == hour * Hour.MINUTES;
            if (!isIdle) {
                exportHour(hour);
            }
            if ((hour + 1) % HOURS == 0) {
                exportDay(hour / HOURS);
            }
        }
        milestones.exportedBefore(to);
        return true;
    }

    private void exportMinute(long minute) {
        for (var keys : parts(periods.list(ClosedPeriods.Kind.MINUTE, minute))) {
            var points = new ArrayList<Point>();
            hours(Hour.of(minute), keys)
                    .forEach((key, stored) -> points.add(point(
                            key,
                            Resolution.MINUTE,
                            minute * 60,
                            stored.minutes().get(minute))));
            series.write(points);
        }
    }

    private void exportHour(long hour) {
        var keys = union(ClosedPeriods.Kind.MINUTE, hour * Hour.MINUTES, (hour + 1) * Hour.MINUTES);
        if (keys.isEmpty()) {
            return;
        }
        for (var part : parts(keys)) {
            var totals = new HashMap<String, Long>();
            hours(hour, part).forEach((key, stored) -> totals.put(key, stored.total()));
            series.write(points(Resolution.HOUR, hour * SECONDS_PER_HOUR, totals));
            periods.keepHours(hour, totals);
        }
        periods.keep(ClosedPeriods.Kind.HOUR, hour, keys);
    }

    private void exportDay(long day) {
        var keys = union(ClosedPeriods.Kind.HOUR, day * HOURS, (day + 1) * HOURS);
        for (var part : parts(keys)) {
            series.write(points(Resolution.DAY, day * HOURS * SECONDS_PER_HOUR, periods.days(day, part)));
        }
        periods.forgetDay(day - DAYS_KEPT);
    }

    private Map<String, Hour> hours(long hour, Collection<String> keys) {
        var ids = keys.stream().map(key -> new CounterStore.HourId(key, hour)).toList();
        var byKey = new HashMap<String, Hour>();
        store.hours(ids).forEach((id, stored) -> byKey.put(id.key(), stored));
        return byKey;
    }

    private List<Point> points(Resolution resolution, long epochSecond, Map<String, Long> totals) {
        return totals.entrySet().stream()
                .map(total -> point(total.getKey(), resolution, epochSecond, total.getValue()))
                .toList();
    }

    private Point point(String key, Resolution resolution, long epochSecond, long count) {
        return new Point(new SeriesKey(key), resolution, producer, Instant.ofEpochSecond(epochSecond), count);
    }

    /** One list at a time: together they may be many times as large as their union. */
    private Set<String> union(ClosedPeriods.Kind kind, long from, long to) {
        var all = new HashSet<String>();
        for (long period : periods.listed(kind, from, to)) {
            all.addAll(periods.list(kind, period));
        }
        return all;
    }

    private static List<List<String>> parts(Set<String> keys) {
        return keys.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList();
    }
}
