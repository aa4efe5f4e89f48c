package dev.tallymark.badges;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There was such a badge, and it was deleted. */
@ResponseStatus(HttpStatus.GONE)
class BadgeGone extends RuntimeException {

    BadgeGone() {
        super("the badge was deleted");
    }
}
