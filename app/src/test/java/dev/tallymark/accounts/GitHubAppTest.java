package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.shared.Secret;
import dev.tallymark.shared.StartRefused;
import java.net.URI;
import org.junit.jupiter.api.Test;

class GitHubAppTest {

    @Test
    void halfAConfigurationIsRefusedAndNamesTheOtherHalf() {
        assertThatThrownBy(() -> app("id", ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("GITHUB_CLIENT_SECRET is not set");
        assertThatThrownBy(() -> app("", "secret"))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("GITHUB_CLIENT_ID is not set")
                .hasMessageNotContaining("secret");
    }

    @Test
    void bothOrNeitherAreFine() {
        assertThat(app("id", "secret").isConfigured()).isTrue();
        assertThat(app("", "").isConfigured()).isFalse();
    }

    private static GitHubApp app(String id, String secret) {
        return new GitHubApp(
                id, new Secret(secret), URI.create("https://github.com"), URI.create("https://api.github.com"));
    }
}
