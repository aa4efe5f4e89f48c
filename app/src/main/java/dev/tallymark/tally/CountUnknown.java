package dev.tallymark.tally;

/** A hit of which it will never be known here whether it counts: it was sent to a store that did not answer in time. */
public class CountUnknown extends RuntimeException {

    CountUnknown(String message) {
        super(message, null, false, false);
    }
}
