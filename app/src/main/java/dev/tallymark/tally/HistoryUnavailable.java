package dev.tallymark.tally;

import org.jspecify.annotations.Nullable;

/** The history cannot be read now; the same call may work later. */
public class HistoryUnavailable extends RuntimeException {

    /** @param message why, for the log */
    public HistoryUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
