package dev.tallymark.ownership;

import dev.tallymark.accounts.GitHubApp;
import dev.tallymark.accounts.Operators;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.shared.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Ownership as a fake GitHub tells it. */
public final class Ownerships {

    private Ownerships() {}

    public static Ownership of(FakeGitHub github, MongoTemplate mongo, Clock clock) {
        return of(app(github.url()), "https://tallymark.example", mongo, clock);
    }

    /** @param site where the world finds us; GitHub's numeric id of the operator is 1 */
    static Ownership of(GitHubApp app, String site, MongoTemplate mongo, Clock clock) {
        var api = new GitHubApi(app, clock, new SimpleMeterRegistry());
        return new Ownership(
                new Logins(api, JsonMapper.shared(), clock),
                new Readmes(api),
                new ProofCodes(mongo, clock),
                new ProvenNames(mongo),
                new Questions(clock),
                app,
                new Operators(Set.of(1L)),
                PublicUrl.of(site),
                clock);
    }

    static GitHubApp app(URI api) {
        return new GitHubApp(
                FakeGitHub.CLIENT_ID, new Secret(FakeGitHub.CLIENT_SECRET), URI.create("https://github.com"), api);
    }
}
