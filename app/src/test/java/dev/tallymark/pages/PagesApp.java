package dev.tallymark.pages;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.tallymark.MovableClock;
import dev.tallymark.accounts.Account;
import dev.tallymark.accounts.GitHubApp;
import dev.tallymark.accounts.Operators;
import dev.tallymark.accounts.SignedIn;
import dev.tallymark.documents.Neighbours;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.tally.Erasure;
import dev.tallymark.tally.Erasures;
import dev.tallymark.tally.MemorySeries;
import dev.tallymark.tally.MemoryTallies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** The pages alone, with everything behind them in memory, at one fixed moment, and the strict policy of the service. */
@EnableAutoConfiguration(exclude = {MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ConfigurationPropertiesScan("dev.tallymark.badges")
@EnableConfigurationProperties(GitHubApp.class)
@ComponentScan(
        basePackages = {
            "dev.tallymark.badges",
            "dev.tallymark.ownership",
            "dev.tallymark.svg",
            "dev.tallymark.dashboard"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            // Shows the sessions of the real sign-in, which is not here.
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*AccountPage")
        })
@ComponentScan(
        basePackages = "dev.tallymark.web",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(LayoutAdvice|ErrorPages|IdsInPaths)"))
@Import(StandIns.class)
class PagesApp {

    static final Instant NOW = Instant.parse("2026-11-21T14:32:00Z");
    static final Account ADA = account("adaok", "Ada Okafor", OptionalLong.of(4711));
    static final Account NEW = account("linm", "Lin Mei", OptionalLong.of(4712));
    static final Account MANY = account("many", "Mary Anny", OptionalLong.of(4713));
    static final Account BO = account("bolind", "Bo Lind", OptionalLong.of(4714));
    static final Account CY = account("cyrus", "Cyrus Tan", OptionalLong.of(4715));
    static final Account LOCAL = account("operator", "operator", OptionalLong.empty());

    private static final Map<String, Account> PEOPLE =
            Map.of("ada", ADA, "new", NEW, "many", MANY, "bo", BO, "cy", CY, "local", LOCAL);

    private static Account account(String login, String name, OptionalLong github) {
        return new Account(AccountId.random(), github, login, name, Optional.empty(), NOW, github.isEmpty());
    }

    @Bean
    MovableClock clock() {
        return new MovableClock(NOW);
    }

    @Bean
    PublicUrl publicUrl() {
        return PublicUrl.of("https://tallymark.example");
    }

    @Bean
    Neighbours neighbours() {
        return new Neighbours(false);
    }

    @Bean
    MemoryTallies tallies(MovableClock clock) {
        return new MemoryTallies(clock);
    }

    /** As many of GitHub's people as the stories have. */
    @Bean
    FakeGitHub github() {
        var github = FakeGitHub.start();
        for (var account : PEOPLE.values()) {
            account.githubId().ifPresent(id -> github.publicSide().person(id, account.login()));
        }
        github.publicSide().organisation(9_001, "lumen-labs");
        return github;
    }

    @Bean
    DynamicPropertyRegistrar whereGitHubIs(FakeGitHub github) {
        return properties -> properties.add("tallymark.github.api-url", github::url);
    }

    @Bean
    Operators operators() {
        return new Operators(Set.of());
    }

    @Bean
    Erasure erasure(MongoTemplate mongo, MovableClock clock) {
        return Erasures.of(mongo, new MemorySeries(), clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    MongoServer mongo() {
        var server = new MongoServer(H2Backend.inMemory());
        server.bind();
        return server;
    }

    @Bean
    MongoClient mongoClient(MongoServer mongo) {
        return MongoClients.create(mongo.getConnectionString());
    }

    @Bean
    MongoTemplate mongoTemplate(MongoClient client) {
        return new MongoTemplate(client, "tallymark");
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
