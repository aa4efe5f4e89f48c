package dev.tallymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.sun.net.httpserver.HttpServer;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.fakegithub.GitHubPerson;
import dev.tallymark.server.TallymarkServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, with the real stores: from sign-in to chart, and out of everybody else's reach. */
@ExtendWith(BrowserExtension.class)
class FirstBadgeTest {

    private static final int LOADS = 5;

    @Test
    void aBadgeIsMadePastedAndCounted(BrowserContext ada, BrowserContext reader, BrowserContext bo, @TempDir Path data)
            throws IOException {
        var url = TallymarkServer.freeUrl();
        try (var github = FakeGitHub.start(TallymarkServer.callbackOf(url));
                var server = TallymarkServer.start(data, url, github)) {
            var page = signIn(ada, server);
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Create badge"))
                    .click();
            page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill("lens");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Create badge"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/user/badges/[0-9a-z]{16}(\\?.*)?"));
            var home = page.url().replaceFirst("\\?.*", "");
            var markdown = page.locator(".snippet-markdown .copy-text").first().innerText();
            assertThat(markdown).isEqualTo("![views](" + server.url() + "/badge/ada-ok/lens.svg)");

            read(reader, markdown.replaceFirst(".*\\((.*)\\)", "$1"));

            assertThat(figure(page, "total")).hasText("5");
            assertThat(figure(page, "today")).hasText("5");
            page.navigate(home + "?r=hour");
            assertThat(page.locator(".highcharts-point").last()).isVisible();
            page.locator("summary", new Page.LocatorOptions().setHasText("Show the numbers"))
                    .click();
            assertThat(page.locator("figure table tbody")).containsText("5");
            page.navigate(server.url() + "/user");
            assertThat(page.getByText("5 views today, 5 in all")).isVisible();

            page.getByLabel("Ada Okafor, account").click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page).hasURL(server.url() + "/");
            github.visitedBy(GitHubPerson.BO);
            isOutOfReach(signIn(bo, server), home);
        }
    }

    private static Page signIn(BrowserContext person, TallymarkServer server) {
        var page = person.newPage();
        page.navigate(server.url() + "/login");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign in with GitHub"))
                .click();
        assertThat(page).hasURL(server.url() + "/user");
        return page;
    }

    /** Pastes the badge into a page of another server, and loads that as often as people do. */
    private static void read(BrowserContext reader, String image) throws IOException {
        var elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            var html = "<!doctype html><title>lens</title><img alt=views src='%s'>"
                    .formatted(image)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        elsewhere.start();
        try {
            var page = reader.newPage();
            var address =
                    URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
            for (int i = 0; i < LOADS; i++) {
                page.navigate(address.toString());
                assertThat(page.getByAltText("views").evaluate("image => image.naturalHeight"))
                        .isEqualTo(20);
            }
        } finally {
            elsewhere.stop(0);
        }
    }

    private static Locator figure(Page page, String name) {
        return page.locator("[data-figure=" + name + "]");
    }

    private static void isOutOfReach(Page page, String home) {
        for (var path : new String[] {"", "/delete", "/export.csv", "/live"}) {
            var response = page.request().get(home + path);
            assertThat(response.status()).as(path).isEqualTo(404);
        }
        var token = page.locator("input[name=_csrf]").first().getAttribute("value");
        for (var action : new String[] {"/pause", "/settings", "/count", "/reset", "/delete"}) {
            var form = FormData.create()
                    .set("_csrf", token)
                    .set("seen", "1")
                    .set("minutes", "5")
                    .set("count", "1")
                    .set("id", "ada-ok/lens");
            var origin = URI.create(home).resolve("/").toString();
            var options =
                    RequestOptions.create().setForm(form).setHeader("Origin", origin.substring(0, origin.length() - 1));
            var response = page.request().post(home + action, options);
            assertThat(response.status()).as(action).isEqualTo(404);
        }
        page.reload();
        assertThat(page.getByText("ada-ok/lens")).hasCount(0);
    }
}
