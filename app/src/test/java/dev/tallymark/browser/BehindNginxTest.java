package dev.tallymark.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.server.Certificate;
import dev.tallymark.server.Nginx;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service behind an nginx that ends TLS: what the world sees follows the public address, and no header. */
@ExtendWith(BrowserExtension.class)
@SuppressWarnings("NullAway.Init")
class BehindNginxTest {

    private static final String START = "/login/oauth2/start/github";
    private static final String[] FORGED = {
        "X-Forwarded-Host",
        "evil.example",
        "X-Forwarded-Proto",
        "http",
        "X-Forwarded-Port",
        "81",
        "X-Forwarded-Prefix",
        "/evil",
        "Forwarded",
        "host=evil.example;proto=http"
    };

    private static URI url;
    private static Certificate certificate;
    private static FakeGitHub github;
    private static TallymarkServer server;
    private static Nginx nginx;

    private final Visitor visitor = new Visitor(
            url, HttpClient.newBuilder().sslContext(certificate.trust()).build());

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        url = URI.create("https://localhost:" + TallymarkServer.freeUrl().getPort());
        certificate = Certificate.in(folder);
        github = FakeGitHub.start(TallymarkServer.callbackOf(url));
        server = TallymarkServer.behind(url, folder.resolve("data"), github, "tallymark.proxies=127.0.0.1");
        nginx = Nginx.start(Files.createDirectory(folder.resolve("nginx")), url.getPort(), """
                server {
                  listen 127.0.0.1:%d ssl;
                  ssl_certificate %s;
                  ssl_certificate_key %s;
                  location / {
                    proxy_pass http://127.0.0.1:%d;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header X-Forwarded-Proto https;
                  }
                }
                """.formatted(
                        url.getPort(), certificate.chain(), certificate.key(), server.port()));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
        server.close();
        github.close();
    }

    @Test
    void aPersonSignsInAndMakesABadgeInARealBrowser(Browser browser) {
        try (var person = browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))) {
            var page = person.newPage();
            page.navigate(url + "/user/badges/new");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign in with GitHub"))
                    .click();
            assertThat(page).hasURL(url + "/user/badges/new");

            page.locator("input[name=id]").fill("ada-ok/behind-tls");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Create badge"))
                    .click();

            assertThat(page.locator("h1")).hasText("ada-ok/behind-tls");
            assertThat(page.content()).contains(url + "/badge/ada-ok/behind-tls.svg");
            assertThat(person.cookies())
                    .filteredOn(cookie -> cookie.name.equals("__Host-tallymark"))
                    .singleElement()
                    .satisfies(cookie ->
                            assertThat(cookie.secure && cookie.httpOnly).isTrue());
        }
    }

    @Test
    void theCookieIsBoundToTheHostAndBrowsersAreToldToStayWithHttps() {
        var toGitHub = Visitor.locationOf(visitor.get(START));
        var back = visitor.get(Visitor.locationOf(visitor.get(toGitHub)));

        assertThat(back.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-tallymark=")
                        .contains("; Secure", "; HttpOnly", "; Path=/")
                        .doesNotContain("Domain"));
        assertThat(visitor.get("/login").headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @Test
    void whatAClientSaysOfHostAndSchemeChangesNothing() {
        var toGitHub = Visitor.locationOf(visitor.get(START, FORGED));
        assertThat(toGitHub).contains("redirect_uri=" + url + "/login").doesNotContain("evil");
        assertThat(Visitor.locationOf(visitor.get("/user", FORGED))).startsWith(url + "/login?");

        var direct = new Visitor(URI.create("http://localhost:" + server.port()));
        assertThat(Visitor.locationOf(direct.get(START, FORGED)))
                .contains("redirect_uri=" + url + "/login")
                .doesNotContain("evil");
    }

    @Test
    void onlyThePublicAddressMaySendForms() {
        visitor.follow(START);
        var page = visitor.get("/user/badges/new");

        assertThat(post(page, "http://localhost:" + server.port()).statusCode()).isEqualTo(403);
        assertThat(post(page, url.toString().replace("https:", "http:")).statusCode())
                .isEqualTo(403);
        assertThat(post(page, url.toString()).statusCode()).isEqualTo(303);
    }

    @Test
    void badgesComeThroughAsTheyWereAskedFor() {
        var first = visitor.get("/badge/behind%2Fnginx%20%C3%A9.svg");
        var second = visitor.get("/badge/behind/nginx%20%C3%A9.svg?style=flat-square");

        assertThat(first.body()).contains(">1</text>");
        assertThat(second.body()).contains(">2</text>");
        assertThat(second.headers().firstValue("Cache-Control"))
                .contains("no-cache, no-store, must-revalidate, max-age=0, s-maxage=0");
    }

    private HttpResponse<String> post(HttpResponse<String> page, String origin) {
        return visitor.post(
                "/user/badges/new",
                Map.of("id", "ada-ok/by-form", "label", "views", "_csrf", Visitor.formTokenOf(page)),
                "Origin",
                origin);
    }
}
