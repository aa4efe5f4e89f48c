package dev.tallymark.timeseries;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps points for ever. Everything written is durable when {@link #write} returns; writing a point again replaces it.
 * Safe for many threads.
 */
public interface TimeSeries {

    /**
     * Writes all of them, or throws and may have written some; the caller then writes all of them again.
     *
     * @throws TimeSeriesUnavailable when it may work later
     */
    void write(Collection<Point> points);

    /**
     * The buckets of one series that begin in {@code [from, to)}, oldest first, summed over producers. Buckets without
     * hits are left out. At most 100,000 samples; ask for less.
     *
     * @throws TimeSeriesUnavailable when it may work later
     */
    List<Sample> read(SeriesKey series, Resolution resolution, Instant from, Instant to);

    /** Forgets a series at every resolution. */
    void delete(SeriesKey series);
}
