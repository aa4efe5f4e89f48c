package dev.tallymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.server.TallymarkServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** On the local network, without https: the browser is told that the network's address is this machine. */
@ExtendWith(BrowserExtension.class)
class LanAddressTest {

    @Test
    void aPersonSignsInOverPlainHttpAndKeepsTheSession(Browser browser, @TempDir Path data) {
        int port = TallymarkServer.freeUrl().getPort();
        var url = URI.create("http://192.168.77.20:" + port);
        try (var github = FakeGitHub.start(TallymarkServer.callbackOf(url));
                var server = TallymarkServer.start(data, url, github);
                var onTheNetwork = browser.browserType()
                        .launch(new LaunchOptions()
                                .setExecutablePath(Chromium.find())
                                .setChromiumSandbox(false)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--host-resolver-rules=MAP 192.168.77.20 127.0.0.1")))) {
            var page = onTheNetwork.newPage();
            page.navigate(url + "/user/badges/new");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign in with GitHub"))
                    .click();

            assertThat(page).hasURL(url + "/user/badges/new");
            page.waitForLoadState();
            assertThat(page.content())
                    .contains(url + "/badge/", "GitHub cannot reach")
                    .doesNotContain("localhost:" + port);
            assertThat(page.context().cookies())
                    .filteredOn(cookie -> cookie.name.equals(server.cookie("tallymark")))
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie.secure).isFalse());
            page.locator("input[name=id]").fill("ada-ok/on-the-lan");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Create badge"))
                    .click();
            assertThat(page.locator("h1")).hasText("ada-ok/on-the-lan");
        }
    }
}
