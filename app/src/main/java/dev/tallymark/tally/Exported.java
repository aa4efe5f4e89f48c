package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what is in the time series, in pieces as large as possible, and only from buckets that are over for their
 * producer, whose points are final: whole days, then whole hours of the day that its border is in, then whole minutes
 * of the hour. Producers whose borders are close together, as those of live ones are, share their reads.
 */
record Exported(TimeSeries series) {

    private static final List<Resolution> PIECES = List.of(Resolution.DAY, Resolution.HOUR, Resolution.MINUTE);

    /** Adds what each producer has before its border. */
    void read(Collection<CounterId> counters, Resolution wanted, Collection<Border> borders, Buckets into) {
        var ends = new HashMap<String, Instant>();
        borders.forEach(border -> ends.put(border.producer(), earlier(at(border.exported()), into.end)));
        Map<String, Instant> starts = new HashMap<>();
        borders.forEach(border -> starts.put(border.producer(), into.start));
        for (var piece : PIECES) {
            if (piece.compareTo(wanted) <= 0) {
                var windows = new HashMap<Instant, Map<String, Instant>>();
                ends.forEach((producer, end) -> {
                    var start = starts.getOrDefault(producer, into.start);
                    if (start.isBefore(piece.floor(end))) {
                        windows.computeIfAbsent(start, any -> new HashMap<>()).put(producer, piece.floor(end));
                        starts.put(producer, piece.floor(end));
                    }
                });
                windows.forEach((start, whole) -> read(counters, piece, start, whole, into));
            }
        }
    }

    private void read(
            Collection<CounterId> counters, Resolution piece, Instant start, Map<String, Instant> ends, Buckets into) {
        var end = ends.values().stream().max(Instant::compareTo).orElse(start);
        var keys =
                counters.stream().map(counter -> new SeriesKey(counter.key())).toList();
        int atOnce = seriesAtOnce(Duration.between(start, end), piece, ends.size());
        for (int from = 0; from < keys.size(); from += atOnce) {
            var some = keys.subList(from, Math.min(keys.size(), from + atOnce));
            for (var reading : series.read(some, piece, start, end)) {
                var producerEnd = ends.get(reading.producer());
                if (producerEnd != null && reading.at().isBefore(producerEnd)) {
                    into.add(reading.series().value(), reading.at(), reading.count());
                }
            }
        }
    }

    private static int seriesAtOnce(Duration span, Resolution piece, int producers) {
        return Math.clamp(
                TimeSeries.MOST_READINGS / (span.dividedBy(piece.width()) * producers + 1), 1, Integer.MAX_VALUE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
