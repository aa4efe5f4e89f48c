package dev.tallymark.badges;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The badge was changed since it was read; nothing was done. */
@ResponseStatus(HttpStatus.CONFLICT)
public class BadgeChanged extends RuntimeException {

    public BadgeChanged() {
        super("changed meanwhile");
    }
}
