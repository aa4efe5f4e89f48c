package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.fakegithub.FakeGitHub;
import jakarta.servlet.http.Cookie;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** The pages on which ids change hands, and the forms that refuse to. */
@SpringBootTest(
        classes = PagesApp.class,
        properties = {"management.server.port=-1", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class OwnershipPagesTest {

    private static final String NEW = "/user/badges/new";
    private static final Pattern LINE = Pattern.compile("&lt;!-- tallymark: ([0-9a-z]{26}) --&gt;");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Badges badges;

    @Autowired
    private FakeGitHub github;

    private int number;
    private Badge badge;

    @BeforeEach
    void register() {
        badge = registered("adaok/page-" + System.identityHashCode(this) + '-' + number++);
    }

    @AfterEach
    void calmDown() {
        github.publicSide().isWell();
        badges.of(PagesApp.ADA.id()).forEach(old -> badges.delete(PagesApp.ADA, old.key()));
    }

    @Test
    void anOrganisationsIdTakesAProofAndTheFormKeepsAllThatWasTyped() {
        var page = text(post(NEW, "ada")
                .param("under", "")
                .param("id", "lumen-labs/gateway")
                .param("label", "readers")
                .param("color", "#3453d1"));
        assertThat(page)
                .contains(
                        "“lumen-labs” is an organisation at GitHub, so this id takes a proof.",
                        "Prove that you write for lumen-labs",
                        "lumen-labs/.github/profile/README.md",
                        "lumen-labs/gateway/README.md",
                        "https://github.com/lumen-labs/gateway",
                        "Check now",
                        "value=\"lumen-labs/gateway\"",
                        "value=\"readers\"",
                        "value=\"#3453d1\"");

        var again = text(post(NEW + "/proof", "ada").param("under", "").param("id", "lumen-labs/gateway"));
        assertThat(again).contains("Looked just now: no README that everybody may read.");
        github.publicSide().readme("lumen-labs/gateway", "# Gateway");
        again = text(post(NEW + "/proof", "ada").param("under", "").param("id", "lumen-labs/gateway"));
        assertThat(again).contains("Read just now: the line is not in it.");

        var line = LINE.matcher(page);
        assertThat(line.find()).isTrue();
        github.publicSide().readme("lumen-labs/gateway", "# Gateway\n<!-- tallymark: " + line.group(1) + " -->");
        assertThat(post(NEW + "/proof", "ada").param("under", "").param("id", "lumen-labs/gateway"))
                .hasStatus(303)
                .redirectedUrl()
                .endsWith("?done=badge-created");
        assertThat(mvc.get().uri(NEW).cookie(who("ada"))).bodyText().contains("value=\"lumen-labs/gateway/\"");
        assertThat(post(NEW, "ada").param("under", "lumen-labs/gateway/").param("id", "docs"))
                .hasStatus(303);
        assertThat(badges.named(BadgeName.parse("lumen-labs/gateway/docs").orElseThrow()))
                .isPresent();
    }

    @Test
    void whileGitHubDoesNotAnswerThePageSaysWhenToTryAgainAndKeepsTheForm() {
        github.publicSide().isDown();
        assertThat(text(post(NEW, "ada").param("id", "later").param("label", "readers")))
                .contains(
                        "GitHub does not answer now, so nobody can tell whose this id is. Try again at 14:33 UTC.",
                        "value=\"later\"",
                        "value=\"readers\"");
    }

    @Test
    void aFreeWordCanBeChosenAsABeginning() {
        assertThat(post(NEW, "ada").param("under", "").param("id", "field-notes/x"))
                .hasStatus(303);
        assertThat(text(post(NEW, "new").param("under", "").param("id", "field-notes/y")))
                .contains("Ids that begin with “field-notes” are somebody else’s, who came first.");
    }

    @Test
    void aBadgeIsRenamedOnAPageOfItsOwnAndAliasesAreRemoved() {
        var old = badge.name().shown();
        assertThat(mvc.get().uri(home() + "/rename").cookie(who("ada")))
                .bodyText()
                .contains("value=\"" + old + "\"");
        assertThat(post(home() + "/rename", "ada").param("id", "adaok/renamed"))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo(home() + "?done=badge-renamed");
        assertThat(mvc.get().uri(home()).cookie(who("ada")))
                .bodyText()
                .contains("adaok/renamed", "Remove alias " + old);
        assertThat(post(home() + "/rename/remove-alias", "ada").param("alias", old))
                .hasStatus(303);
        assertThat(badges.find(PagesApp.ADA.id(), badge.key()).orElseThrow().aliases())
                .isEmpty();
    }

    @Test
    void aNameThatCannotBeHadIsRefusedOnTheRenamePage() {
        registered("adaok/taken");
        assertThat(text(post(home() + "/rename", "ada").param("id", "adaok/taken")))
                .contains("You have this badge already. “adaok/taken-2” would work.");
        assertThat(text(post(home() + "/rename", "ada").param("id", "a//b"))).contains("something between slashes");
        assertThat(text(post(home() + "/rename", "ada").param("id", "lumen-labs")))
                .contains("Prove that you write for");
        assertThat(text(post(home() + "/rename/proof", "ada").param("id", "lumen-labs")))
                .contains("no README that everybody may read");
    }

    @Test
    void aBadgeIsOfferedSeenAndAccepted() {
        assertThat(post(home() + "/transfer", "ada").param("login", "@LinM")).hasStatus(303);
        assertThat(mvc.get().uri(home()).cookie(who("ada"))).bodyText().contains("Offered to linm");
        assertThat(mvc.get().uri(home() + "/transfer").cookie(who("ada")))
                .bodyText()
                .contains("Withdraw offer");
        assertThat(mvc.get().uri("/user").cookie(who("new")))
                .bodyText()
                .contains("Offered to you", badge.name().shown(), "From adaok");
        assertThat(mvc.get().uri("/user").cookie(who("many"))).bodyText().doesNotContain("Offered to you");
        assertThat(post("/user/offers/" + badge.key() + "/accept", "many")).hasStatus(404);

        assertThat(post("/user/offers/" + badge.key() + "/accept", "new")).hasStatus(303);

        assertThat(mvc.get().uri(home()).cookie(who("ada"))).hasStatus(404);
        assertThat(mvc.get().uri(home()).cookie(who("new"))).hasStatusOk();
        badges.delete(PagesApp.NEW, badge.key());
    }

    @Test
    void anOfferIsDeclinedOrWithdrawn() {
        post(home() + "/transfer", "ada").param("login", "linm").exchange();
        assertThat(post("/user/offers/" + badge.key() + "/decline", "new"))
                .redirectedUrl()
                .isEqualTo("/user?done=offer-declined");
        post(home() + "/transfer", "ada").param("login", "linm").exchange();
        assertThat(post(home() + "/transfer/withdraw", "ada")).hasStatus(303);
        assertThat(post("/user/offers/" + badge.key() + "/accept", "new")).hasStatus(404);
        assertThat(post("/user/offers/nonsense/accept", "new")).hasStatus(404);
    }

    @Test
    void whoCannotReceiveABadgeIsSaidSo() {
        assertThat(text(post(home() + "/transfer", "ada").param("login", "nobody-here")))
                .contains("Nobody at GitHub is called “nobody-here”.");
        assertThat(text(post(home() + "/transfer", "ada").param("login", "adaok")))
                .contains("This is you.");
        assertThat(text(post(home() + "/transfer", "ada").param("login", "lumen-labs")))
                .contains("is not a person");
        assertThat(text(post(home() + "/transfer", "ada").param("login", "<b>")))
                .contains("&lt;b&gt;");
    }

    @Test
    void nobodyElseRenamesOrTransfersABadge() {
        for (var act :
                new String[] {"/rename", "/rename/proof", "/rename/remove-alias", "/transfer", "/transfer/withdraw"}) {
            assertThat(post(home() + act, "new")
                            .param("id", "linm/x")
                            .param("login", "linm")
                            .param("alias", badge.name().shown()))
                    .as(act)
                    .hasStatus(404);
            assertThat(mvc.post().uri(home() + act).cookie(who("ada"))).as(act).hasStatus(403);
        }
        assertThat(badges.find(PagesApp.ADA.id(), badge.key())).contains(badge);
    }

    private String text(MockMvcRequestBuilder request) {
        var answer = assertThat(request).hasStatus(422);
        var text = new StringBuilder();
        answer.bodyText().satisfies(text::append);
        return text.toString();
    }

    private Badge registered(String id) {
        var name = BadgeName.parse(id).orElseThrow();
        return ((Registration.Registered) badges.register(PagesApp.ADA, name, Look.DEFAULT, 0)).badge();
    }

    private String home() {
        return "/user/badges/" + badge.key();
    }

    private MockMvcRequestBuilder post(String path, String who) {
        return mvc.post().uri(path).cookie(who(who)).with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private static Cookie who(String name) {
        return new Cookie("who", name);
    }
}
