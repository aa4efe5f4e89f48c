package dev.tallymark.ownership;

import dev.tallymark.ownership.GitHubApi.Reply;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks GitHub who has a login. */
@Component
class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final Duration REST = Duration.ofMinutes(1);

    private final GitHubApi api;
    private final JsonMapper json;
    private final Clock clock;

    Logins(GitHubApi api, JsonMapper json, Clock clock) {
        this.api = api;
        this.json = json;
        this.clock = clock;
    }

    /** @param login in lower case, and such that GitHub could have it */
    Lookup find(String login) {
        return switch (api.ask("/users/" + login, "application/vnd.github+json")) {
            case Reply.Found found -> read(login, found.body());
            case Reply.Missing _ -> new Lookup.Nobody();
            case Reply.Moved _, Reply.TooLarge _ -> nonsense(login);
            case Reply.Unanswered later -> new Lookup.Unanswered(later.again());
        };
    }

    /** An answer about somebody else would give their name away, so it is none. */
    private Lookup read(String login, String body) {
        try {
            var owner = json.readValue(body, GitHubOwner.class);
            return owner.login().equalsIgnoreCase(login) ? new Lookup.Found(owner) : nonsense(login);
        } catch (JacksonException e) {
            return nonsense(login);
        }
    }

    private Lookup nonsense(String login) {
        LOG.warn("GitHub's answer about {} cannot be read", login);
        return new Lookup.Unanswered(clock.instant().plus(REST));
    }
}
