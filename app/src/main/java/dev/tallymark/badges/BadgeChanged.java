package dev.tallymark.badges;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The badge was changed since it was read; nothing was done. */
@ResponseStatus(HttpStatus.CONFLICT)
public class BadgeChanged extends RuntimeException {

    /** Says nothing else: who meets it reads the badge again. */
    public BadgeChanged() {
        super("changed meanwhile");
    }
}
