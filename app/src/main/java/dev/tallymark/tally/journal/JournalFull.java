package dev.tallymark.tally.journal;

/** There is no room for another segment, by the journal's own bound or by the disk's. It may work later. */
public class JournalFull extends RuntimeException {

    JournalFull(String message, Throwable cause) {
        super(message, cause);
    }

    JournalFull(String message) {
        super(message);
    }
}
