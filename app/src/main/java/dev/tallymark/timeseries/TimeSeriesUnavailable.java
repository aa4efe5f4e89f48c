package dev.tallymark.timeseries;

import org.jspecify.annotations.Nullable;

/** The store does not answer now; the same call may work later. */
public class TimeSeriesUnavailable extends RuntimeException {

    /** @param message why, for the log */
    public TimeSeriesUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
