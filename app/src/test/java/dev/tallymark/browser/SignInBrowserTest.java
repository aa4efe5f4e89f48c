package dev.tallymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.server.TallymarkServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrowserExtension.class)
class SignInBrowserTest {

    @Test
    void aPersonSignsInWithGitHubAndOutAgain(BrowserContext person, @TempDir Path data) {
        var url = TallymarkServer.freeUrl();
        try (var github = FakeGitHub.start(TallymarkServer.callbackOf(url));
                var server = TallymarkServer.start(data, url, github)) {
            github.asks(true);
            var page = person.newPage();

            page.navigate(server.url() + "/user");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign in with GitHub"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Authorize"))
                    .click();
            assertThat(page).hasURL(server.url() + "/user");

            page.getByLabel("Ada Okafor, account").click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page).hasURL(server.url() + "/");
            page.navigate(server.url() + "/user");
            assertThat(page).hasURL(server.url() + "/login?return=%2Fuser");
        }
    }

    @Test
    void theOperatorSignsInWithAOneTimeLink(BrowserContext operator, @TempDir Path data) {
        try (var server = TallymarkServer.start(data)) {
            var page = operator.newPage();

            page.navigate(server.signInLink());
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                    .click();

            assertThat(page).hasURL(server.url() + "/user");
        }
    }
}
