package dev.tallymark.accounts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What GitHub's {@code GET /user} says of who signs in, as far as we keep it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GitHubUser(
        @JsonProperty(required = true) long id,
        @JsonProperty(required = true) String login,
        @Nullable String name,
        @JsonProperty("avatar_url") @Nullable String avatarUrl) {

    String displayName() {
        return name == null || name.isBlank() ? login : name;
    }

    Optional<String> avatar() {
        return Optional.ofNullable(avatarUrl);
    }
}
