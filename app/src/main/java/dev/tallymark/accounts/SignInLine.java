package dev.tallymark.accounts;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator at the console how to sign in, as soon as that works. */
@Component
class SignInLine {

    private final LocalSignIn local;

    SignInLine(LocalSignIn local) {
        this.local = local;
    }

    static String of(String link) {
        return "Sign in: " + link;
    }

    /** On the console itself: a secret has no place in a log, and this line has no use in one. */
    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (local.isOffered()) {
            System.out.println(of(local.newLink()));
        }
    }
}
