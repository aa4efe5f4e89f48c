package dev.tallymark.accounts;

import dev.tallymark.shared.PublicUrl;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Adds to a chain of security filters what signs people in, knows them again and signs them out. */
@Component
public class SignIn {

    /** Where a sign-in with GitHub begins. */
    static final String START = "/login/oauth2/start";

    private static final String REGISTRATION = "github";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final GitHubApp app;
    private final PublicUrl url;
    private final Accounts accounts;
    private final Linking linking;
    private final CookieSessions sessions;

    SignIn(GitHubApp app, PublicUrl url, Accounts accounts, Linking linking, CookieSessions sessions) {
        this.app = app;
        this.url = url;
        this.accounts = accounts;
        this.linking = linking;
        this.sessions = sessions;
    }

    /** Sign-in with GitHub where an OAuth app is set, sessions in any case, and {@code POST /logout}. */
    public void addTo(HttpSecurity http) {
        http.securityContext(context -> context.securityContextRepository(sessions))
                .logout(logout -> logout.addLogoutHandler(sessions).logoutSuccessUrl("/"));
        if (app.isConfigured()) {
            http.oauth2Login(this::configure);
        }
    }

    private void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        var github = registration();
        var registrations = new InMemoryClientRegistrationRepository(github);
        var pending = new PendingSignIns(app, github, url);
        var endings = new GitHubEndings(accounts, linking, sessions, pending);
        var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(tokenClient());
        login.loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoTokens())
                .authorizationEndpoint(endpoint ->
                        endpoint.authorizationRequestResolver(requests).authorizationRequestRepository(pending))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
                .userInfoEndpoint(endpoint -> endpoint.userService(new GitHubUsers(app, client().build())))
                .successHandler(endings)
                .failureHandler(endings);
    }

    private ClientRegistration registration() {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(app.clientId())
                .clientSecret(app.clientSecret().value())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("read:user", "user:email")
                .redirectUri(url.at("/login/oauth2/code/" + REGISTRATION))
                .authorizationUri(app.authorizePage())
                .tokenUri(app.tokenAddress())
                .userInfoUri(app.userAddress())
                .userNameAttributeName("id")
                .build();
    }

    private static RestClient tokenClient() {
        return client().configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static RestClient.Builder client() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build());
        requests.setReadTimeout(ANSWER_WITHIN);
        return RestClient.builder().requestFactory(requests).defaultHeader("User-Agent", "tallymark");
    }
}
