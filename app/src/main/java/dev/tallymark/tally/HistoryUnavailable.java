package dev.tallymark.tally;

/** The history cannot be read now; the same call may work later. */
public class HistoryUnavailable extends RuntimeException {

    public HistoryUnavailable(Throwable cause) {
        super("history unavailable", cause);
    }
}
