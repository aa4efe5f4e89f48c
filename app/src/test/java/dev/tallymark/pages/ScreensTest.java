package dev.tallymark.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tallymark.MovableClock;
import dev.tallymark.badges.Badge;
import dev.tallymark.badges.Badges;
import dev.tallymark.browser.BrowserExtension;
import dev.tallymark.tally.MemoryTallies;
import dev.tallymark.tally.Tallies.Keep;
import dev.tallymark.web.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page in a real browser: no complaint, nothing sideways, and a picture to look at in {@code target/screens}. */
@SpringBootTest(
        classes = PagesApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=-1",
            "management.endpoint.health.validate-group-membership=false",
            "spring.main.keep-alive=false"
        })
@ExtendWith(BrowserExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {

    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    @LocalServerPort
    private int port;

    @Autowired
    private Badges badges;

    @Autowired
    private MemoryTallies tallies;

    @Autowired
    private MovableClock clock;

    private Badge badge;

    @BeforeAll
    void tell() {
        var stories = new Stories(badges, tallies, clock);
        badge = stories.ofAda();
        stories.ofMany(120);
    }

    @Test
    void looksAsItShouldOnEveryScreen(Browser browser) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(WIDE, PHONE)) {
                var suffix = (width == WIDE ? "" : "-phone") + (scheme == ColorScheme.LIGHT ? "-light" : "-dark");
                try (var ada = visit(browser, "ada", width, scheme)) {
                    ada.to("/").picture("index" + suffix);
                    ada.to("/user").picture("user" + suffix);
                    ada.to("/user/badges/" + badge.key()).picture("badge" + suffix);
                    ada.to("/user/badges/new?id=span-sampler&color=%233453d1&logo=tallymark&format=GROUPED")
                            .picture("badge-new" + suffix);
                    ada.to("/user/badges/" + badge.key() + "/delete").picture("delete" + suffix);
                    ada.to("/login").picture("login" + suffix);
                    ada.to("/login?local=&error=This+link+is+used+up+or+too+old.")
                            .picture("login-local" + suffix);
                    ada.to("/b/adaok/parquet-lens").picture("public-owner" + suffix);
                    ada.to("/nothing");
                    ada.forgive("404");
                    ada.picture("error" + suffix);
                }
                try (var lin = visit(browser, "new", width, scheme)) {
                    lin.to("/user").picture("user-first-run" + suffix);
                    lin.to("/b/adaok/parquet-lens").picture("public" + suffix);
                    lin.to("/b/adaok/kotlin-retry");
                    lin.forgive("404");
                    lin.picture("closed" + suffix);
                    lin.to("/b/adaok/span-loom");
                    lin.forgive("410");
                    lin.picture("gone" + suffix);
                }
            }
        }
    }

    @Test
    void showsFiftyOfManyBadgesAndFindsAnyOfThem(Browser browser) {
        try (var mary = visit(browser, "many", WIDE, ColorScheme.LIGHT)) {
            mary.to("/user").picture("user-many-light");
            assertThat(mary.page().locator(".badge-id")).hasCount(50);
            mary.page().getByLabel("Find a badge").fill("project-117");
            mary.page().keyboard().press("Enter");
            assertThat(mary.page().locator(".badge-id")).hasText(new String[] {"many/project-117"});
        }
    }

    @Test
    void strangersSeeThePublicHistoryAndItsRanges(Browser browser) {
        for (boolean scripts : new boolean[] {true, false}) {
            try (var stranger =
                    new Visit(browser, "http://localhost:" + port, "nobody", PHONE, ColorScheme.LIGHT, scripts)) {
                long before = tallies.counted(badge.counter());
                stranger.to("/b/adaok/parquet-lens");
                stranger.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Month"))
                        .click();
                assertThat(stranger.page().locator("#chart-title")).hasText("Views per month");
                assertThat(stranger.page()).hasURL(Pattern.compile(".*/b/adaok/parquet-lens\\?r=month"));
                assertThat(stranger.page().locator(".highcharts-container")).hasCount(scripts ? 1 : 0);
                stranger.picture(scripts ? "public-month-phone-light" : "public-without-scripts-phone-light");
                assertThat(tallies.counted(badge.counter())).isEqualTo(before);
            }
        }
    }

    @Test
    void aChartIsReadToWhoDoesNotSeeIt(Browser browser) {
        try (var stranger = visit(browser, "nobody", WIDE, ColorScheme.LIGHT)) {
            stranger.to("/b/adaok/parquet-lens");
            var column = stranger.page().locator(".highcharts-point").last();
            assertThat(column).hasAttribute("aria-label", Pattern.compile("21 Nov 2026: [0-9,]+ views"));
        }
    }

    @Test
    void aMistakeIsSaidOfItsField(Browser browser) {
        try (var ada = visit(browser, "ada", WIDE, ColorScheme.LIGHT)) {
            ada.to("/user/badges/new");
            ada.page().locator("#id").fill("a//b");
            assertThat(ada.page().locator("#id-hint")).containsText("something between slashes");
            assertThat(ada.page().locator("#id")).hasAttribute("aria-invalid", "true");
            ada.page().locator("#id").fill("a/b");
            assertThat(ada.page().locator("#id-hint")).containsText("Part of the address");
            assertThat(ada.page().locator("#id[aria-invalid]")).hasCount(0);
        }
    }

    @Test
    void whatWasDoneStaysOnThePage(Browser browser) {
        try (var ada = visit(browser, "ada", WIDE, ColorScheme.LIGHT)) {
            ada.to("/user?done=badge-deleted");
            assertThat(ada.page()).hasURL(Pattern.compile(".*/user$"));
            ada.page().keyboard().press("Escape");
            assertThat(ada.page().locator(".notice")).hasText("Badge deleted. Its address answers “gone”.");
            ada.picture("notice-light");
        }
    }

    @Test
    void previewFollowsWhatIsTyped(Browser browser) {
        try (var ada = visit(browser, "ada", WIDE, ColorScheme.LIGHT)) {
            ada.to("/user/badges/new");
            ada.page()
                    .getByLabel("Id", new Page.GetByLabelOptions().setExact(true))
                    .fill("lens");
            ada.page()
                    .getByLabel("Label", new Page.GetByLabelOptions().setExact(true))
                    .fill("readers");
            assertThat(ada.page().locator(".preview-large img")).hasAttribute("alt", "readers: 1250");
            assertThat(ada.page().locator(".snippet-markdown .copy-text").first())
                    .hasText("![readers](https://tallymark.example/badge/adaok/lens.svg)");
            assertThat(ada.page().getByText("Update preview")).isHidden();
            ada.page().getByLabel("Base count").fill("-3");
            assertThat(ada.page()).hasURL(Pattern.compile(".*base=-3.*"));
            assertThat(ada.page().locator("#base-hint")).containsText("such as 12,400");
            ada.picture("badge-new-typed-light");
        }
    }

    @Test
    void whatWasTypedOutlivesAChangeMeanwhile(Browser browser) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var ada = visit(browser, "ada", PHONE, scheme)) {
                ada.to("/user/badges/" + badge.key());
                badges.pause(PagesApp.ADA, badge.key(), Duration.ofMinutes(5));
                badges.pause(PagesApp.ADA, badge.key(), Duration.ZERO);
                var label = ada.page().getByLabel("Label", new Page.GetByLabelOptions().setExact(true));
                var save = ada.page().getByText("Save changes");
                label.fill("readers");
                save.click();
                assertThat(ada.page().locator(".settings [role=alert]")).containsText("nothing is saved yet");
                assertThat(save).isFocused();
                ada.forgive("422");
                ada.picture("badge-meanwhile-phone-" + scheme.name().toLowerCase(Locale.ROOT));
                label.fill("views");
                save.click();
                assertThat(ada.page().locator(".notice")).hasText("Changes saved.");
            }
        }
    }

    @Test
    void numberGrowsWhileOneLooks(Browser browser) {
        try (var ada = visit(browser, "ada", WIDE, ColorScheme.LIGHT)) {
            ada.to("/user/badges/" + badge.key());
            long before = badge.shown(tallies.counted(badge.counter()));
            tallies.add(badge.counter(), 5, Keep.HISTORY).join();
            assertThat(ada.page().locator("[data-figure=total]")).hasText("%,d".formatted(before + 5));
            ada.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Month"))
                    .click();
            assertThat(ada.page().getByText("Views per month")).isVisible();
            ada.picture("badge-month-light");
        }
    }

    @Test
    void aNumberThatChangesOftenIsSaidNowAndThen(Browser browser) {
        try (var ada = visit(browser, "ada", WIDE, ColorScheme.LIGHT)) {
            ada.page().clock().install();
            ada.to("/user/badges/" + badge.key());
            var total = ada.page().locator("[data-figure=total]");
            var spoken = ada.page().locator("[data-spoken]");
            assertThat(spoken).hasText("");
            grow(ada, 1);
            assertThat(spoken).hasText(total.textContent() + " views");
            var first = spoken.textContent();
            grow(ada, 1);
            assertThat(spoken).hasText(first);
            ada.page().clock().runFor(15_000);
            assertThat(spoken).hasText(total.textContent() + " views");
        }
    }

    /** More views, and one look of the page at them. */
    private void grow(Visit visit, int count) {
        tallies.add(badge.counter(), count, Keep.HISTORY).join();
        var total = Numbers.grouped(badge.shown(tallies.counted(badge.counter())));
        visit.page().clock().runFor(2_000);
        assertThat(visit.page().locator("[data-figure=total]")).hasText(total);
    }

    @Test
    void backShowsTheWholePageAgain(Browser browser) {
        try (var ada = visit(browser, "ada", WIDE, ColorScheme.LIGHT)) {
            ada.to("/user/badges/" + badge.key());
            for (var range : List.of("Week", "Month")) {
                ada.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(range))
                        .click();
                assertThat(ada.page().locator("#chart-title")).hasText("Views per " + range.toLowerCase(Locale.ROOT));
            }
            ada.page().goBack();
            assertThat(ada.page().locator("#chart-title")).hasText("Views per week");
            assertThat(ada.page().locator("h1")).hasText("adaok/parquet-lens");
            assertThat(ada.page().locator(".highcharts-container")).isVisible();
            ada.picture("badge-back-light");
        }
    }

    @Test
    void worksWithoutScripts(Browser browser) {
        try (var ada = new Visit(browser, "http://localhost:" + port, "ada", PHONE, ColorScheme.LIGHT, false)) {
            ada.to("/user/badges/new");
            ada.page().locator("#id").fill("by hand");
            ada.page().locator("#base").fill("many");
            ada.page().getByText("Create badge").click();
            assertThat(ada.page().locator("#base-hint")).containsText("such as 12,400");
            ada.forgive("422");
            ada.page().locator("#base").fill("1,200");
            ada.page().getByText("Update preview").click();
            assertThat(ada.page().url()).contains("base=1%2C200").doesNotContain("_csrf");
            ada.page().getByText("Create badge").click();
            assertThat(ada.page().locator(".notice")).containsText("Badge created");
            ada.page()
                    .getByText("Pause", new Page.GetByTextOptions().setExact(true))
                    .click();
            ada.page().getByText("For 15 minutes").click();
            assertThat(ada.page().locator(".state-paused")).hasText("Paused until 14:47");
            ada.picture("badge-without-scripts-phone-light");
            ada.page().getByText("Delete badge").click();
            ada.page().locator("#id").fill("adaok/by hand");
            ada.page().locator(".confirm button").click();
            assertThat(ada.page().locator(".notice")).containsText("Badge deleted");
        }
    }

    private Visit visit(Browser browser, String who, int width, ColorScheme scheme) {
        return new Visit(browser, "http://localhost:" + port, who, width, scheme, true);
    }
}
