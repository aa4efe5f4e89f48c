package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what was counted when. What is exported comes from the time series, in pieces as large as possible, and only
 * from buckets that are over, whose points are final: whole days, then whole hours of the day under way, then whole
 * minutes of the hour under way. What is not exported yet comes from memory and from the stored hours. If the border
 * between the two moves meanwhile, which it does once a minute, the reading begins anew.
 */
final class History {

    private static final int ATTEMPTS = 5;

    private final TimeSeries series;
    private final CounterStore store;
    private final Counters counters;
    private final Milestones milestones;
    private final JournalWriter writer;

    History(TimeSeries series, CounterStore store, Counters counters, Milestones milestones, JournalWriter writer) {
        this.series = series;
        this.store = store;
        this.counters = counters;
        this.milestones = milestones;
        this.writer = writer;
    }

    /** As {@link Tallies#history}. */
    List<Sample> read(CounterId counter, Resolution resolution, Instant from, Instant to) {
        var start = resolution.floor(from);
        var end = resolution.floor(to);
        for (int attempt = 1; ; attempt++) {
            long border = milestones.reached().exportedBefore();
            var buckets = new TreeMap<Instant, Long>();
            addFresh(counter, resolution, border, buckets);
            addExported(counter, resolution, start, end.isBefore(at(border)) ? end : at(border), buckets);
            if (attempt > ATTEMPTS) {
                throw new HistoryUnavailable("the history is being exported", null);
            }
            if (border == milestones.reached().exportedBefore()) {
                var samples = new ArrayList<Sample>();
                buckets.subMap(start, end.isBefore(start) ? start : end)
                        .forEach((bucket, count) -> samples.add(new Sample(bucket, count)));
                return samples;
            }
        }
    }

    private void addExported(
            CounterId counter, Resolution wanted, Instant from, Instant border, Map<Instant, Long> buckets) {
        var key = new SeriesKey(counter.key());
        var start = from;
        for (var pieces : List.of(Resolution.DAY, Resolution.HOUR, Resolution.MINUTE)) {
            if (pieces.compareTo(wanted) <= 0) {
                var whole = pieces.floor(border);
                if (start.isBefore(whole)) {
                    for (var reading : series.read(List.of(key), pieces, start, whole)) {
                        buckets.merge(wanted.floor(reading.at()), reading.count(), Long::sum);
                    }
                    start = whole;
                }
            }
        }
    }

    private void addFresh(CounterId id, Resolution wanted, long border, Map<Instant, Long> buckets) {
        var hours = new ArrayList<CounterStore.HourId>();
        for (long hour = Hour.of(border); hour <= Hour.of(writer.newestMinute()); hour++) {
            hours.add(new CounterStore.HourId(id.key(), hour));
        }
        var counter = counters.find(id);
        var unknown = hours.stream()
                .filter(hour -> counter == null || !counter.knows(hour.hour()))
                .toList();
        var stored = store.hours(unknown);
        for (var hour : hours) {
            var fromStore = stored.getOrDefault(hour, Hour.empty(hour.hour()));
            var minutes = counter == null ? fromStore.minutes() : counter.durable(fromStore);
            minutes.forEach((minute, count) -> {
                if (minute >= border) {
                    buckets.merge(wanted.floor(at(minute)), count, Long::sum);
                }
            });
        }
    }

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
