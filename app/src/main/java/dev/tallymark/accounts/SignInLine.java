package dev.tallymark.accounts;

import dev.tallymark.shared.PublicUrl;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator at the console where to go, as soon as that works. */
@Component
class SignInLine {

    private final LocalSignIn local;
    private final PublicUrl site;

    SignInLine(LocalSignIn local, PublicUrl site) {
        this.local = local;
        this.site = site;
    }

    static String of(String link) {
        return "Sign in: " + link;
    }

    /** On the console itself: a secret has no place in a log, and this line has no use in one. */
    @EventListener
    void print(WebServerInitializedEvent started) {
        boolean isManagement = started.getApplicationContext().getServerNamespace() != null;
        if (!isManagement) {
            System.out.println(local.isOffered() ? of(local.newLink()) : "Open: " + site);
        }
    }
}
