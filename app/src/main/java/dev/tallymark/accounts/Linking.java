package dev.tallymark.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.accounts.OneTimeLinks.Purpose;
import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.shared.RandomKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives what the local operator made to their GitHub account, once an OAuth app is set and their way in by one-time
 * link has ended. Two proofs meet: a link that only who has this machine's data folder can make, and a sign-in with
 * GitHub that was begun from it.
 *
 * <p>GitHub may send whoever its site remembers back without a word, and a link cannot be undone. So they are shown who
 * GitHub says they are, and asked. Until they answer they wait in memory, under a random key in their cookie, signed in
 * nowhere. The link is used up when the account has changed hands.
 */
@Component
class Linking {

    /** Where they are asked. */
    static final String PAGE = "/login/link";

    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final int MOST_WAITING = 100;

    private final GitHubApp app;
    private final OneTimeLinks links;
    private final SiteCookie cookie;
    private final Accounts accounts;
    private final Sessions sessions;
    private final List<Possessions> possessions;
    private final Cache<String, Candidate> waiting = Caffeine.newBuilder()
            .maximumSize(MOST_WAITING)
            .expireAfterWrite(WAIT)
            .build();

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
        this.cookie = new SiteCookie("tallymark-link", url, WAIT);
        this.accounts = accounts;
        this.sessions = sessions;
        this.possessions = possessions;
    }

    /** @param code of the link that they came from */
    private record Candidate(String code, GitHubUser user) {}

    boolean isGood(String code) {
        return app.isConfigured() && links.isGood(code);
    }

    /**
     * Lets somebody who is back from GitHub wait for their answer.
     *
     * @throws LinkRefused when they could not link anyway
     */
    void meet(String code, GitHubUser user, HttpServletResponse response) {
        var candidate = new Candidate(code, user);
        admit(candidate);
        var key = RandomKey.next();
        waiting.put(key, candidate);
        cookie.write(response, key);
    }

    /** Who waits in this browser. */
    Optional<GitHubUser> candidate(HttpServletRequest request) {
        return waiting(request).map(Candidate::user);
    }

    /**
     * Links the operator's account with the GitHub user who waits in this browser. Keys of the operator's sessions end
     * before: they were good on one machine only, some may have crossed a network in clear, and would be good again.
     *
     * @param githubId whom the page named when they said yes
     * @throws LinkRefused when that is not who waits, the link is not good any more, or the account must stay as it is
     */
    Account end(long githubId, HttpServletRequest request, HttpServletResponse response) {
        var candidate = waiting(request)
                .filter(waits -> waits.user.id() == githubId)
                .orElseThrow(() -> new LinkRefused(SignInError.LINK_GITHUB));
        var operator = admit(candidate);
        var before = accountToGiveUp(candidate.user, operator);
        sessions.closeAll(operator.id());
        var linked = accounts.link(candidate.user);
        before.ifPresent(account -> sessions.closeAll(account.id()));
        links.use(candidate.code);
        cookie.read(request).ifPresent(waiting::invalidate);
        cookie.clear(response);
        return linked;
    }

    private Optional<Candidate> waiting(HttpServletRequest request) {
        return cookie.read(request).flatMap(key -> Optional.ofNullable(waiting.getIfPresent(key)));
    }

    /** The account that they would get. */
    private Account admit(Candidate candidate) {
        if (!isGood(candidate.code)) {
            throw new LinkRefused(SignInError.LINK_GITHUB);
        }
        var operator = accounts.linkable(candidate.user);
        if (accountToGiveUp(candidate.user, operator).filter(this::hasAnything).isPresent()) {
            throw new LinkRefused(SignInError.OCCUPIED);
        }
        return operator;
    }

    private Optional<Account> accountToGiveUp(GitHubUser user, Account operator) {
        return accounts.behind(user).filter(account -> !account.id().equals(operator.id()));
    }

    private boolean hasAnything(Account account) {
        return possessions.stream().anyMatch(kind -> kind.areThereAnyOf(account.id()));
    }
}
