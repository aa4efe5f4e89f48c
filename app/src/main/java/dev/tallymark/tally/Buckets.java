package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums by counter and bucket, within one span of time. */
final class Buckets {

    private final Resolution resolution;
    final Instant start;
    final Instant end;
    private final Map<String, TreeMap<Instant, Long>> sums = new HashMap<>();

    /** Both ends are moved down to the beginning of their bucket. */
    Buckets(Collection<CounterId> counters, Resolution resolution, Instant from, Instant to) {
        this.resolution = resolution;
        this.start = resolution.floor(from);
        this.end = resolution.floor(to);
        counters.forEach(counter -> sums.put(counter.key(), new TreeMap<>()));
    }

    void add(String key, Instant at, long count) {
        var sum = sums.get(key);
        if (sum != null && !at.isBefore(start) && at.isBefore(end)) {
            sum.merge(resolution.floor(at), count, Long::sum);
        }
    }

    List<Sample> samples(CounterId counter) {
        return sums.getOrDefault(counter.key(), new TreeMap<>()).entrySet().stream()
                .map(bucket -> new Sample(bucket.getKey(), bucket.getValue()))
                .toList();
    }
}
