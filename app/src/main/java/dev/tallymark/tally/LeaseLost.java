package dev.tallymark.tally;

/** Nothing may be written under this producer's name any more. */
final class LeaseLost extends RuntimeException {

    LeaseLost(String message) {
        super(message, null, false, false);
    }
}
