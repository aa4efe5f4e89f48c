package dev.tallymark.accounts;

import dev.tallymark.shared.Secret;
import dev.tallymark.shared.StartRefused;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OAuth app under which people sign in with GitHub: all of it or nothing.
 *
 * @param clientId empty for none ({@code GITHUB_CLIENT_ID})
 * @param clientSecret empty for none ({@code GITHUB_CLIENT_SECRET})
 * @param url where people meet GitHub; GitHub Enterprise has its own
 * @param apiUrl where programs do
 */
@ConfigurationProperties("tallymark.github")
record GitHubApp(
        @DefaultValue("") String clientId,
        @DefaultValue("") Secret clientSecret,
        @DefaultValue("https://github.com") URI url,
        @DefaultValue("https://api.github.com") URI apiUrl) {

    GitHubApp {
        if (clientId.isEmpty() != clientSecret.value().isEmpty()) {
            throw clientId.isEmpty()
                    ? missing("GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET")
                    : missing("GITHUB_CLIENT_SECRET", "GITHUB_CLIENT_ID");
        }
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
