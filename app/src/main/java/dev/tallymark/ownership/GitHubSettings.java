package dev.tallymark.ownership;

import dev.tallymark.shared.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where GitHub is, and as whom it is asked what everybody may know. An OAuth app is answered 5,000 questions an hour,
 * a stranger 60.
 *
 * @param clientId of the OAuth app under which people sign in; empty for none
 * @param clientSecret its secret
 * @param url where people meet GitHub
 * @param apiUrl where programs meet GitHub; {@code https://HOST/api/v3} for GitHub Enterprise
 */
@ConfigurationProperties("tallymark.github")
record GitHubSettings(
        @DefaultValue("") String clientId,
        @DefaultValue("") Secret clientSecret,
        @DefaultValue("https://github.com") URI url,
        @DefaultValue("https://api.github.com") URI apiUrl) {

    /** The {@code Authorization} header, if there is an app. */
    Optional<Secret> authorization() {
        if (clientId.isEmpty()) {
            return Optional.empty();
        }
        var credentials = (clientId + ':' + clientSecret.value()).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Secret("Basic " + Base64.getEncoder().encodeToString(credentials)));
    }
}
