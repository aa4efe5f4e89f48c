package dev.tallymark.pages;

import dev.tallymark.accounts.Account;
import dev.tallymark.accounts.SignedIn;
import dev.tallymark.badges.MemoryBadges;
import dev.tallymark.badges.PlainArtist;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.tally.MemoryTallies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** The pages alone, with everything behind them in memory, at one fixed moment, and the strict policy of the service. */
@EnableAutoConfiguration(exclude = {MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ComponentScan(
        basePackages = "dev.tallymark",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "dev.tallymark.badges.(BadgeBuilder|BadgePages|BadgeActions|BadgeDanger|BadgeExport)",
                            "dev.tallymark.badges.(BadgePreview|BadgeFigures|BadgeView|Glances|Hours)",
                            "dev.tallymark.dashboard.Dashboard",
                            "dev.tallymark.web.(LayoutAdvice|ErrorPages)"
                        }))
class PagesApp {

    static final Instant NOW = Instant.parse("2026-11-21T14:32:00Z");
    static final Account ADA = account("adaok", "Ada Okafor", OptionalLong.of(4711));
    static final Account NEW = account("linm", "Lin Mei", OptionalLong.of(4712));
    static final Account MANY = account("many", "Mary Anny", OptionalLong.of(4713));
    static final Account LOCAL = account("operator", "operator", OptionalLong.empty());

    private static final Map<String, Account> PEOPLE =
            Map.of("ada", ADA, "new", NEW, "many", MANY, "local", LOCAL);

    private static Account account(String login, String name, OptionalLong github) {
        return new Account(AccountId.random(), github, login, name, Optional.empty(), NOW);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    PublicUrl publicUrl() {
        return PublicUrl.of("https://tallymark.example");
    }

    @Bean
    MemoryTallies tallies(Clock clock) {
        return new MemoryTallies(clock);
    }

    @Bean
    MemoryBadges badges(MemoryTallies tallies, Clock clock) {
        return new MemoryBadges(tallies, clock);
    }

    @Bean
    PlainArtist artist() {
        return new PlainArtist();
    }

    @Bean
    StandIns standIns(MemoryBadges badges, MemoryTallies tallies, PlainArtist artist) {
        return new StandIns(badges, tallies, artist);
    }

    @Bean
    SecurityFilterChain rules(HttpSecurity http) {
        return http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/user/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .addFilterBefore(new WhoeverTheCookieSays(), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives("default-src 'none'; script-src 'self'; style-src 'self';"
                                + " img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'")))
                .build();
    }

    private static final class WhoeverTheCookieSays extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var cookie = WebUtils.getCookie(request, "who");
            var who = cookie == null ? null : PEOPLE.get(cookie.getValue());
            if (who != null) {
                SecurityContextHolder.setContext(new SecurityContextImpl(new UsernamePasswordAuthenticationToken(
                        new SignedIn(who), null, AuthorityUtils.NO_AUTHORITIES)));
            }
            chain.doFilter(request, response);
        }

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }
    }
}
