package dev.tallymark.accounts;

import dev.tallymark.shared.Secret;
import dev.tallymark.shared.StartRefused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where GitHub is, and the OAuth app under which people sign in there: all of the app or nothing.
 *
 * @param clientId empty for none ({@code GITHUB_CLIENT_ID})
 * @param clientSecret empty for none ({@code GITHUB_CLIENT_SECRET})
 * @param url where people meet GitHub; GitHub Enterprise has its own
 * @param apiUrl where programs do; {@code https://HOST/api/v3} for GitHub Enterprise
 */
@ConfigurationProperties("tallymark.github")
public record GitHubApp(
        @DefaultValue("") String clientId,
        @DefaultValue("") Secret clientSecret,
        @DefaultValue("https://github.com") URI url,
        @DefaultValue("https://api.github.com") URI apiUrl) {

    public GitHubApp {
        if (clientId.isEmpty() != clientSecret.value().isEmpty()) {
            throw clientId.isEmpty()
                    ? missing("GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET")
                    : missing("GITHUB_CLIENT_SECRET", "GITHUB_CLIENT_ID");
        }
    }

    /**
     * The {@code Authorization} header for what everybody may ask, if there is an app: GitHub answers it 5,000
     * questions an hour, and a stranger 60.
     */
    public Optional<Secret> authorization() {
        if (!isConfigured()) {
            return Optional.empty();
        }
        var credentials = (clientId + ':' + clientSecret.value()).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Secret("Basic " + Base64.getEncoder().encodeToString(credentials)));
    }

    boolean isConfigured() {
        return !clientId.isEmpty();
    }

    String authorizePage() {
        return url + "/login/oauth/authorize";
    }

    String tokenAddress() {
        return url + "/login/oauth/access_token";
    }

    String userAddress() {
        return apiUrl + "/user";
    }

    private static StartRefused missing(String name, String other) {
        return new StartRefused(
                name + " is not set although " + other + " is",
                "Set both to sign in with GitHub, or neither to sign in by one-time link.");
    }
}
