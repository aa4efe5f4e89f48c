package dev.tallymark.accounts;

import dev.tallymark.shared.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Knows a visitor by the session cookie, and reads the session only when somebody asks who it is: visitors without the
 * cookie cost nothing and leave nothing. While sessions cannot be read, who it is stays {@link WhoIsUnknown unknown}.
 */
@Component
public class CookieSessions implements SecurityContextRepository, LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CookieSessions.class);

    private final Sessions sessions;
    private final Accounts accounts;
    private final SiteCookie cookie;

    CookieSessions(Sessions sessions, Accounts accounts, PublicUrl url) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookie = new SiteCookie("tallymark", url, Sessions.LONGEST);
        if (!url.isHttps() && !url.isLoopback()) {
            LOG.warn("TALLYMARK_URL is {}: without https, whoever shares the network can take over a session", url);
        }
    }

    /** Signs somebody in here; whoever was before is signed out. */
    void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        var key = sessions.open(account.id());
        cookie.read(request).ifPresent(sessions::close);
        cookie.write(response, key);
    }

    /** Where the account that makes this request is signed in, the latest used first. */
    public List<OpenSession> of(SignedIn who, HttpServletRequest request) {
        return sessions.of(who.id(), cookie.read(request).orElse(""));
    }

    /** Signs an account out everywhere, here included. */
    void endAll(SignedIn who, HttpServletResponse response) {
        sessions.closeAll(who.id());
        cookie.clear(response);
    }

    /** The browser forgets the session even while the store cannot. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        cookie.clear(response);
        try {
            cookie.read(request).ifPresent(sessions::close);
        } catch (DataAccessException e) {
            LOG.warn("A session could not be ended: {}", e.getMessage());
        }
    }

    /** Called through {@link SecurityContextRepository#loadDeferredContext}, which has no other way to us yet. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = new SecurityContextImpl();
        cookie.read(holder.getRequest()).flatMap(this::who).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<Authentication> who(String key) {
        try {
            return sessions.find(key)
                    .flatMap(accounts::find)
                    .filter(account -> account.githubId().isPresent() || account.isLocalOperator())
                    .map(account -> new PreAuthenticatedAuthenticationToken(new SignedIn(account), "", List.of()));
        } catch (DataAccessException e) {
            LOG.warn("A session cannot be read: {}", e.getMessage());
            return Optional.of(new WhoIsUnknown());
        }
    }

    /** Nothing to do: {@link #begin} keeps a session, and nothing else may. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie.read(request).isPresent();
    }
}
