package dev.tallymark.ownership;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An account at GitHub: a person's, an organisation's or an app's.
 *
 * @param id outlives a renamed login
 * @param login as GitHub writes it now
 * @param type {@code User}, {@code Organization} or {@code Bot}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GitHubOwner(
        @JsonProperty(required = true) long id,
        @JsonProperty(required = true) String login,
        @JsonProperty(required = true) String type) {

    /** Whether it can sign in. */
    public boolean isPerson() {
        return type.equals("User");
    }

    /** Whether people write there in its name. */
    public boolean isOrganisation() {
        return type.equals("Organization");
    }
}
