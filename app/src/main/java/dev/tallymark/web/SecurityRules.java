package dev.tallymark.web;

import dev.tallymark.accounts.Operators;
import dev.tallymark.accounts.SignIn;
import dev.tallymark.accounts.SignedIn;
import dev.tallymark.accounts.SiteCookie;
import dev.tallymark.shared.PublicUrl;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Who may ask for what. Programs' paths know no cookies, so that no page elsewhere can use a visitor's session on them.
 * People's paths are public but for three; whoever is not signed in is asked to be.
 */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    private static final String[] FOR_PROGRAMS = {"/api/**", "/v1/**", "/badge/**"};
    private static final String[] FOR_THE_SIGNED_IN = {"/user/**", "/content/**"};
    private static final String[] FOR_OPERATORS = {"/admin/**"};

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ResponseHeaders headers) {
        return http.securityMatcher(FOR_PROGRAMS)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http, SignIn signIn, Operators operators, PublicUrl url, ResponseHeaders headers) {
        signIn.addTo(http);
        var strangers = new StrangersAtTheDoor(url);
        return http.authorizeHttpRequests(paths -> paths
                        // Else a stranger's 404 becomes an invitation to sign in.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(FOR_THE_SIGNED_IN)
                        .authenticated()
                        .requestMatchers(FOR_OPERATORS)
                        .access(only(operators))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(strangers).accessDeniedHandler(strangers))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(url)))
                .addFilterBefore(new OriginCheck(url), CsrfFilter.class)
                .headers(headers)
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> only(Operators operators) {
        return (who, request) -> new AuthorizationDecision(
                who.get().getPrincipal() instanceof SignedIn somebody && operators.include(somebody.account()));
    }

    /** A form proves that we made it by repeating what a cookie says; strangers need no session for that. */
    private static CookieCsrfTokenRepository formTokens(PublicUrl url) {
        var cookie = new SiteCookie("tallymark-form", url, Duration.ZERO);
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookie.name());
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(made -> made.secure(url.isHttps()).sameSite("Lax"));
        return tokens;
    }
}
