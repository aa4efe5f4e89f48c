package dev.tallymark.badges;

/** The badges cannot be read or changed now; the same call may work later. What was asked may or may not be done. */
public class BadgesUnavailable extends RuntimeException {

    BadgesUnavailable(String message) {
        super(message);
    }

    BadgesUnavailable(Throwable cause) {
        super("badges unavailable", cause);
    }

    static BadgesUnavailable withoutCount() {
        return new BadgesUnavailable("the count is not known now");
    }
}
