package dev.tallymark.timeseries;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps points for ever. Everything written is durable when {@link #write} returns; writing a point again replaces it.
 * Safe for many threads.
 */
public interface TimeSeries {

    /** How many readings one call gives at most. */
    int MOST_READINGS = 100_000;

    /**
     * Writes all of them, or throws and may have written some; the caller then writes all of them again.
     *
     * @throws TimeSeriesUnavailable when it may work later
     */
    void write(Collection<Point> points);

    /**
     * What each producer counted in the buckets of these series that begin in {@code [from, to)}, in
     * {@link Reading#ORDER}. Buckets without hits are left out, and so is what was never written.
     *
     * @throws IllegalArgumentException when there are more than {@link #MOST_READINGS}; ask for less
     * @throws TimeSeriesUnavailable when it may work later
     */
    List<Reading> read(Collection<SeriesKey> series, Resolution resolution, Instant from, Instant to);

    /** Forgets a series at every resolution. */
    void delete(SeriesKey series);

    /** Whether other processes read and write the same. */
    default boolean isShared() {
        return true;
    }
}
