package dev.tallymark.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks GitHub who has just signed in there, and finds their account. */
final class GitHubUsers implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private final GitHubApp app;
    private final RestClient api;
    private final Accounts accounts;

    GitHubUsers(GitHubApp app, RestClient api, Accounts accounts) {
        this.app = app;
        this.api = api;
        this.accounts = accounts;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        var user = ask(request);
        try {
            return new Recognised(accounts.ofGitHub(user));
        } catch (SignUpClosed e) {
            throw new SignInRefused(SignInError.CLOSED, e);
        } catch (DataAccessException e) {
            throw new SignInRefused(SignInError.UNAVAILABLE, e);
        }
    }

    private GitHubUser ask(OAuth2UserRequest request) {
        try {
            return api.get()
                    .uri(app.userAddress())
                    .headers(headers ->
                            headers.setBearerAuth(request.getAccessToken().getTokenValue()))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .requiredBody(GitHubUser.class);
        } catch (RestClientException | IllegalStateException e) {
            throw new SignInRefused(SignInError.GITHUB, e);
        }
    }

    /** Carries the account from here to the end of the sign-in. */
    record Recognised(Account account) implements OAuth2User {

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return List.of();
        }

        @Override
        public String getName() {
            return account.id().value();
        }
    }
}
