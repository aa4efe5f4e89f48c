package dev.tallymark.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks GitHub who has just signed in there. */
final class GitHubUsers implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private final GitHubApp app;
    private final RestClient api;

    GitHubUsers(GitHubApp app, RestClient api) {
        this.app = app;
        this.api = api;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        try {
            var user = api.get()
                    .uri(app.userAddress())
                    .headers(headers ->
                            headers.setBearerAuth(request.getAccessToken().getTokenValue()))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .requiredBody(GitHubUser.class);
            return new Recognised(user);
        } catch (RestClientException | IllegalStateException e) {
            throw new SignInRefused(SignInError.GITHUB, e);
        }
    }

    /** Carries the user from here to the end of the sign-in. */
    record Recognised(GitHubUser user) implements OAuth2User {

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
            return user.login();
        }
    }
}
