package dev.tallymark.tally;

/** A hit that was refused and never counts: the journal is full, too many counters wait, or the service stops. */
public class NotCounted extends RuntimeException {

    /** @param message why, for the log */
    public NotCounted(String message) {
        super(message, null, false, false);
    }
}
