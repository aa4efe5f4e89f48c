package dev.tallymark.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tallymark.accounts.Account;
import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.badges.Transfers;
import dev.tallymark.browser.BrowserExtension;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.tally.MemoryTallies;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Proving, renaming and giving away in a real browser, with pictures in {@code target/screens}. */
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
class OwnershipScreensTest {

    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    @LocalServerPort
    private int port;

    @Autowired
    private Badges badges;

    @Autowired
    private Transfers transfers;

    @Autowired
    private MemoryTallies tallies;

    @Autowired
    private FakeGitHub github;

    private Badge badge;

    @BeforeAll
    void tell() {
        badge = registered(PagesApp.BO, "bolind/ledger");
        tallies.past(badge.counter(), PagesApp.NOW, 48_213);
        for (var id : List.of(
                "bolind/ledgerline-with-a-name-that-is-far-too-long-to-stand-in-one-line-of-a-phone", "bolind/books")) {
            badges.rename(PagesApp.BO, badge.key(), BadgeName.parse(id).orElseThrow());
        }
        transfers.offer(PagesApp.BO, badge.key(), "cyrus");
        github.publicSide().readme("lumen-labs/ingest-gateway", "# Gateway");
    }

    @Test
    void looksAsItShouldOnEveryScreen(Browser browser) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(WIDE, PHONE)) {
                var suffix = (width == WIDE ? "" : "-phone") + (scheme == ColorScheme.LIGHT ? "-light" : "-dark");
                var home = "/user/badges/" + badge.key();
                try (var bo = visit(browser, "bo", width, scheme)) {
                    bo.to("/user/badges/new");
                    ask(bo.page(), "lumen-labs/ingest-gateway");
                    press(bo.page(), "Create badge");
                    press(bo.page(), "Check now");
                    assertThat(bo.page().locator(".proof-found")).hasCount(2);
                    bo.forgive("422");
                    bo.picture("proof" + suffix);
                    bo.to(home + "/rename");
                    bo.page().locator("#id").fill("lumen-labs");
                    bo.picture("rename" + suffix);
                    bo.to(home + "/transfer").picture("transfer" + suffix);
                    bo.to(home).picture("badge-aliases" + suffix);
                }
                try (var cy = visit(browser, "cy", width, scheme)) {
                    cy.to("/user").picture("user-offers" + suffix);
                }
            }
        }
    }

    @Test
    void anIdIsProvedWithoutScripts(Browser browser) {
        var id = "lumen-labs/schema-registry";
        github.publicSide().readme(id, "# Registry");
        try (var cy = new Visit(browser, "http://localhost:" + port, "cy", PHONE, ColorScheme.LIGHT, false)) {
            cy.to("/user/badges/new");
            ask(cy.page(), id);
            cy.page().locator("#base").fill("1,200");
            press(cy.page(), "Create badge");
            assertThat(cy.page().locator("#proof-title")).hasText("Prove that you write for lumen-labs");
            var line = cy.page().locator(".proof .copy-text").innerText();
            press(cy.page(), "Check now");
            assertThat(cy.page().locator(".proof-found").last()).hasText("Read just now: the line is not in it.");
            github.publicSide().readme(id, "# Registry\n" + line);
            press(cy.page(), "Check now");
            assertThat(cy.page().locator("h1")).hasText(id);
            assertThat(cy.page().locator(".notice")).containsText("Badge created");
            assertThat(cy.page().locator("[data-figure=total]")).hasText("1,200");
            badges.of(PagesApp.CY.id()).forEach(own -> badges.delete(PagesApp.CY, own.key()));
        }
    }

    @Test
    void aBadgeIsOfferedAcceptedAndGoesOn(Browser browser) {
        var given = registered(PagesApp.BO, "bolind/given");
        try (var bo = visit(browser, "bo", WIDE, ColorScheme.LIGHT);
                var cy = visit(browser, "cy", WIDE, ColorScheme.LIGHT)) {
            bo.to("/user/badges/" + given.key());
            bo.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Transfer badge"))
                    .click();
            bo.page().getByLabel("Their login at GitHub").fill("cyrus");
            press(bo.page(), "Offer badge");
            assertThat(bo.page().getByText("Offered to cyrus, who has not answered."))
                    .isVisible();
            cy.to("/user");
            press(cy.page(), "Accept bolind/given");
            assertThat(cy.page()).hasURL(Pattern.compile(".*/user/badges/" + given.key() + ".*"));
            assertThat(cy.page().locator("h1")).hasText("bolind/given");
        }
        badges.delete(PagesApp.CY, given.key());
    }

    private static void ask(Page page, String id) {
        page.locator("#under").selectOption("");
        page.locator("#id").fill(id);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private Badge registered(Account account, String id) {
        var name = BadgeName.parse(id).orElseThrow();
        return ((Registration.Registered) badges.register(account, name, Look.DEFAULT, 0)).badge();
    }

    private Visit visit(Browser browser, String who, int width, ColorScheme scheme) {
        var visit = new Visit(browser, "http://localhost:" + port, who, width, scheme, true);
        visit.page().setDefaultTimeout(30_000);
        return visit;
    }
}
