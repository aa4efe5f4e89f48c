package dev.tallymark.accounts;

import dev.tallymark.shared.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;

/** Keeps the sign-ins that are at GitHub in their visitors' cookies, for ten minutes. */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private final GitHubApp app;
    private final ClientRegistration github;
    private final SiteCookie cookie;

    PendingSignIns(GitHubApp app, ClientRegistration github, PublicUrl url) {
        this.app = app;
        this.github = github;
        this.cookie = new SiteCookie("tallymark-signin", url, Duration.ofMinutes(10));
    }

    /** The sign-in that this request ends. */
    Optional<PendingSignIn> endedBy(HttpServletRequest request) {
        return cookie.read(request).flatMap(PendingSignIn::parse);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return endedBy(request).map(this::asSent).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        if (sent == null) {
            cookie.clear(response);
            return;
        }
        var state = Objects.requireNonNull(sent.getState());
        var verifier = Objects.requireNonNull(sent.<String>getAttribute(PkceParameterNames.CODE_VERIFIER));
        var goal = ReturnPath.of(request.getParameter("return"));
        var link = Optional.ofNullable(request.getParameter("link"));
        cookie.write(response, new PendingSignIn(state, verifier, goal, link).text());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(response);
        return loadAuthorizationRequest(request);
    }

    private OAuth2AuthorizationRequest asSent(PendingSignIn pending) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(app.authorizePage())
                .clientId(github.getClientId())
                .redirectUri(github.getRedirectUri())
                .scopes(github.getScopes())
                .state(pending.state())
                .attributes(attributes -> attributes.putAll(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        github.getRegistrationId(),
                        PkceParameterNames.CODE_VERIFIER,
                        pending.verifier())))
                .build();
    }
}
