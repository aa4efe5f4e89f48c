package dev.tallymark.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Ends a sign-in with GitHub: with a session, on the page that was asked for; with the question whether to link; or
 * with a sentence about why not.
 */
final class GitHubEndings implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(GitHubEndings.class);

    private final Accounts accounts;
    private final Linking linking;
    private final CookieSessions sessions;
    private final PendingSignIns pending;

    GitHubEndings(Accounts accounts, Linking linking, CookieSessions sessions, PendingSignIns pending) {
        this.accounts = accounts;
        this.linking = linking;
        this.sessions = sessions;
        this.pending = pending;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (!(authentication.getPrincipal() instanceof GitHubUsers.Recognised somebody)) {
            throw new IllegalStateException("signed in by other means than GitHub");
        }
        try {
            response.sendRedirect(end(pending.endedBy(request).orElseThrow(), somebody.user(), request, response));
        } catch (SignUpClosed e) {
            refuse(response, SignInError.CLOSED, "sign-up is closed");
        } catch (LinkRefused e) {
            refuse(response, e.error(), "the operator's account stays as it is");
        } catch (DataAccessException e) {
            refuse(response, SignInError.UNAVAILABLE, e.getMessage());
        }
    }

    /** Returns where to go. Who links an account is signed in only when they have said that it is theirs. */
    private String end(PendingSignIn begun, GitHubUser user, HttpServletRequest request, HttpServletResponse response) {
        if (begun.link().isPresent()) {
            linking.meet(begun.link().get(), user, response);
            return Linking.PAGE;
        }
        sessions.begin(accounts.ofGitHub(user), request, response);
        return begun.goal().value();
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        refuse(response, errorOf(problem), problem.getMessage());
    }

    private static void refuse(HttpServletResponse response, SignInError error, @Nullable String why)
            throws IOException {
        LOG.info("Nobody was signed in ({}): {}", error.code(), onOneLine(why));
        response.sendRedirect(error.page());
    }

    /** The visitor may have written some of it, and a line of the log must stay one. */
    private static String onOneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\p{Cntrl}", " ");
    }

    private static SignInError errorOf(AuthenticationException problem) {
        return switch (problem) {
            case SignInRefused refused -> refused.error();
            case OAuth2AuthenticationException oauth ->
                switch (oauth.getError().getErrorCode()) {
                    case OAuth2ErrorCodes.ACCESS_DENIED -> SignInError.DENIED;
                    case "authorization_request_not_found", "invalid_state_parameter" -> SignInError.EXPIRED;
                    default -> SignInError.GITHUB;
                };
            default -> SignInError.GITHUB;
        };
    }
}
