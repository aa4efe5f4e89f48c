package dev.tallymark.badges;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The badges cannot be read or changed now; the same call may work later. What was asked may or may not be done. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class BadgesUnavailable extends RuntimeException {

    BadgesUnavailable(String message) {
        super(message);
    }

    BadgesUnavailable(Throwable cause) {
        super("badges unavailable", cause);
    }

    static BadgesUnavailable withoutName() {
        return new BadgesUnavailable("not in memory, and not read in time");
    }

    static BadgesUnavailable withoutCount() {
        return new BadgesUnavailable("the count is not known now");
    }
}
