package dev.tallymark.timeseries;

/** The store does not answer now; the same call may work later. */
public class TimeSeriesUnavailable extends RuntimeException {

    public TimeSeriesUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
