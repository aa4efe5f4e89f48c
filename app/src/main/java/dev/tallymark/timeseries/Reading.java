package dev.tallymark.timeseries;

import java.time.Instant;
import java.util.Comparator;

/**
 * What one producer counted in one bucket of one series, as it is read back. Buckets without hits have no reading.
 *
 * @param at where the bucket begins
 * @param count hits in the bucket, 1 or more
 */
public record Reading(SeriesKey series, String producer, Instant at, long count) {

    /** By series, then oldest first, then by producer. */
    public static final Comparator<Reading> ORDER = Comparator.comparing(
                    (Reading reading) -> reading.series().value())
            .thenComparing(Reading::at)
            .thenComparing(Reading::producer);
}
