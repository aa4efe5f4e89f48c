package dev.tallymark.tally;

import org.jspecify.annotations.Nullable;

/** The history cannot be read now; the same call may work later. */
public class HistoryUnavailable extends RuntimeException {

    public HistoryUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
