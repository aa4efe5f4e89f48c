package dev.tallymark.timeseries;

import java.time.Instant;

/**
 * What one producer counted in one bucket: the whole of it, never a part, so that writing a point again overwrites it.
 *
 * @param producer who counted, 1–40 letters and digits
 * @param at where the bucket begins
 * @param count hits in the bucket, 0 or more
 */
public record Point(SeriesKey series, Resolution resolution, String producer, Instant at, long count) {

    public Point {
        if (!resolution.floor(at).equals(at)) {
            throw new IllegalArgumentException(at + " does not begin a " + resolution);
        }
        if (count < 0) {
            throw new IllegalArgumentException("negative count");
        }
        if (!producer.matches("[A-Za-z0-9]{1,40}")) {
            throw new IllegalArgumentException("not a producer");
        }
    }
}
