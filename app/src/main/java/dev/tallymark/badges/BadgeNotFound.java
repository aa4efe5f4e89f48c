package dev.tallymark.badges;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such badge, or it is somebody else's: the two are told apart to nobody. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class BadgeNotFound extends RuntimeException {

    /** Says not which of the two it is. */
    public BadgeNotFound() {
        super("no such badge");
    }
}
