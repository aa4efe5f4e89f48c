package dev.tallymark.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tallymark.browser.BrowserExtension;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.server.TallymarkServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The account page and the way from one machine to GitHub in a real browser, with pictures in {@code target/screens}. */
@ExtendWith(BrowserExtension.class)
class AccountScreensTest {

    private static final int WIDE = 1280;
    private static final int PHONE = 390;
    private static final String ACCOUNT = "/user/account";

    @Test
    void looksAsItShouldBeforeAndAfterAGitHubAccountIsLinked(Browser browser, @TempDir Path data) {
        URI url;
        try (var alone = TallymarkServer.start(data)) {
            url = alone.url();
            onEveryScreen(browser, alone, (visit, suffix) -> {
                visit.page().navigate(alone.signInLink());
                press(visit.page(), "Sign in");
                visit.to(ACCOUNT).picture("account-local" + suffix);
            });
        }
        try (var github = FakeGitHub.start(TallymarkServer.callbackOf(url));
                var shared = TallymarkServer.start(data, url, github)) {
            onEveryScreen(browser, shared, (visit, suffix) -> {
                visit.page().navigate(shared.linkLink());
                visit.picture("link" + suffix);
                visit.page().getByText("Continue with GitHub").click();
                assertThat(visit.page().locator("h1")).hasText("Link ada-ok?");
                visit.picture("link-confirm" + suffix);
                press(visit.page(), "Link ada-ok");
                assertThat(visit.page().locator(".notice")).containsText("GitHub account linked.");
                visit.to(ACCOUNT).picture("account-github" + suffix);
            });
        }
    }

    private static void onEveryScreen(Browser browser, TallymarkServer server, BiConsumer<Visit, String> look) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(WIDE, PHONE)) {
                var suffix = (width == WIDE ? "" : "-phone") + (scheme == ColorScheme.LIGHT ? "-light" : "-dark");
                try (var visit = new Visit(browser, server.url().toString(), "", width, scheme, true)) {
                    visit.page().setDefaultTimeout(30_000);
                    look.accept(visit, suffix);
                }
            }
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
