package dev.tallymark.accounts;

import dev.tallymark.accounts.OneTimeLinks.Purpose;
import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.shared.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Gives what the local operator made to their GitHub account, once an OAuth app is set and their way in by one-time link
 * has ended. Two proofs meet: a link that only who has this machine's data folder can make, and a sign-in with GitHub.
 * Between them the link's code waits in the visitor's cookie; it is used up when the account has changed hands.
 */
@Component
class Linking {

    /** The page after it. */
    static final String DONE = "/user/account?done=github-linked";

    private final GitHubApp app;
    private final OneTimeLinks links;
    private final SiteCookie cookie;
    private final Accounts accounts;
    private final Sessions sessions;
    private final List<Possessions> possessions;

    Linking(
            GitHubApp app,
            PublicUrl url,
            DataFolder data,
            Clock clock,
            Accounts accounts,
            Sessions sessions,
            List<Possessions> possessions) {
        this.app = app;
        this.links = new OneTimeLinks(Purpose.LINK_GITHUB, data.folder(Purpose.LINK_GITHUB.folder), clock);
        this.cookie = new SiteCookie("tallymark-link", url, Duration.ofMinutes(10));
        this.accounts = accounts;
        this.sessions = sessions;
        this.possessions = possessions;
    }

    boolean isGood(String code) {
        return app.isConfigured() && links.isGood(code);
    }

    /** Remembers the code until the visitor is back from GitHub. */
    void begin(String code, HttpServletResponse response) {
        cookie.write(response, code);
    }

    void giveUp(HttpServletResponse response) {
        cookie.clear(response);
    }

    boolean isUnderWay(HttpServletRequest request) {
        return cookie.read(request).isPresent();
    }

    /**
     * Links the operator's account with the GitHub user who has just signed in.
     *
     * @throws LinkRefused when the code is not good any more, or the account must stay as it is
     */
    Account end(GitHubUser user, HttpServletRequest request, HttpServletResponse response) {
        var code = cookie.read(request).orElse("");
        cookie.clear(response);
        if (!isGood(code)) {
            throw new LinkRefused(SignInError.LINK_GITHUB);
        }
        var before = accounts.behind(user).filter(account -> !accounts.isOfLocalOperator(account.id()));
        if (before.isPresent() && hasAnything(before.get())) {
            throw new LinkRefused(SignInError.OCCUPIED);
        }
        var linked = accounts.link(user);
        before.ifPresent(account -> sessions.closeAll(account.id()));
        links.use(code);
        return linked;
    }

    private boolean hasAnything(Account account) {
        return possessions.stream().anyMatch(kind -> kind.areThereAnyOf(account.id()));
    }
}
