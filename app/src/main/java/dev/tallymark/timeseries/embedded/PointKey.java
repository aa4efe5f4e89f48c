package dev.tallymark.timeseries.embedded;

import java.util.Comparator;

/**
 * Where a count is kept. All that is read together lies together: a series, then a resolution, then time.
 *
 * @param series the series' number
 * @param resolution the number of how wide the bucket is
 * @param bucket how many buckets of that width lie between 1970 and this one
 * @param producer the producer's number
 */
record PointKey(long series, int resolution, long bucket, long producer) implements Comparable<PointKey> {

    private static final Comparator<PointKey> ORDER = Comparator.comparingLong(PointKey::series)
            .thenComparingInt(PointKey::resolution)
            .thenComparingLong(PointKey::bucket)
            .thenComparingLong(PointKey::producer);

    @Override
    public int compareTo(PointKey other) {
        return ORDER.compare(this, other);
    }
}
