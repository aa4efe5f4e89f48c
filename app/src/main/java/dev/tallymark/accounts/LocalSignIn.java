package dev.tallymark.accounts;

import dev.tallymark.accounts.OneTimeLinks.Purpose;
import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.shared.PublicUrl;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Signing in by one-time link: for the one person of a one-machine install, while only this machine can reach it and no
 * OAuth app is set. When that changes, their sessions end too.
 */
@Component
class LocalSignIn {

    private final boolean offered;
    private final PublicUrl url;
    private final OneTimeLinks links;

    LocalSignIn(GitHubApp app, PublicUrl url, DataFolder data, Clock clock) {
        this.offered = !app.isConfigured() && url.isLoopback();
        this.url = url;
        this.links = new OneTimeLinks(Purpose.SIGN_IN, data.folder(Purpose.SIGN_IN.folder), clock);
    }

    boolean isOffered() {
        return offered;
    }

    /** The whole address of a fresh link. */
    String newLink() {
        return url.at(links.create());
    }

    boolean isGood(String code) {
        return offered && links.isGood(code);
    }

    /** Uses a code up; true for one caller only, and only in time. */
    boolean use(String code) {
        return offered && links.use(code);
    }
}
