package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.accounts.Account;
import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.shared.RandomKey;
import dev.tallymark.tally.MemoryTallies;
import dev.tallymark.tally.Tallies.Keep;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** What the pages let people do, and whom. */
@SpringBootTest(
        classes = PagesApp.class,
        properties = {"management.server.port=-1", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class PagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Badges badges;

    @Autowired
    private MemoryTallies tallies;

    @Autowired
    private MovableClock clock;

    private Badge badge;

    @BeforeEach
    void haveABadge() {
        badges.of(PagesApp.ADA.id()).forEach(old -> badges.delete(PagesApp.ADA, old.key()));
        clock.tell(PagesApp.NOW);
        badge = registered(PagesApp.ADA, "adaok/test-" + RandomKey.next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/live", "/reset", "/delete", "/export.csv", "/export.json"})
    void somebodyElsesBadgeIsNotThere(String page) {
        assertThat(mvc.get().uri(home() + page).cookie(who("new"))).hasStatus(404);
        assertThat(mvc.get().uri(home() + page).cookie(who("ada"))).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings?seen=1", "/pause?minutes=5", "/count?count=1", "/reset", "/delete"})
    void nobodyElseChangesABadge(String action) {
        assertThat(post(home() + action, "new").param("id", badge.name().shown()))
                .hasStatus(404);
        assertThat(badges.find(PagesApp.ADA.id(), badge.key())).contains(badge);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        assertThat(mvc.post().uri(home() + "/pause?minutes=5").cookie(who("ada")))
                .hasStatus(403);
        assertThat(badges.find(PagesApp.ADA.id(), badge.key())).contains(badge);
    }

    @Test
    void onlyTheTypedIdDeletes() {
        assertThat(post(home() + "/delete", "ada").param("id", "adaok/other")).hasStatus(422);
        assertThat(badges.find(PagesApp.ADA.id(), badge.key())).isPresent();
        assertThat(post(home() + "/delete", "ada")
                        .param("id", badge.name().shown().toUpperCase(Locale.ROOT)))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo("/user?done=badge-deleted");
        assertThat(badges.find(PagesApp.ADA.id(), badge.key())).isEmpty();
    }

    @Test
    void settingsFromAnOlderPageAreSavedWhenTheirOwnerStillWantsThem() {
        var newer =
                badges.edit(PagesApp.ADA, badge.key(), badge.revision(), Look.DEFAULT, Optional.of(7L), badge.open());
        assertThat(post(home() + "/settings", "ada")
                        .param("seen", "" + badge.revision())
                        .param("label", "readers so far")
                        .param("base", "1"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "changed meanwhile",
                        "value=\"readers so far\"",
                        "name=\"seen\" value=\"" + newer.revision() + "\"");
        assertThat(badges.find(PagesApp.ADA.id(), badge.key()).orElseThrow()).isEqualTo(newer);
        assertThat(post(home() + "/settings", "ada").param("seen", "" + newer.revision()))
                .hasStatus(303);
    }

    @Test
    void aTakenIdComesWithOneThatIsFree() {
        var id = badge.name().shown().substring("adaok/".length());
        assertThat(post("/user/badges/new", "ada").param("id", id))
                .hasStatus(422)
                .bodyText()
                .contains("You have this badge already. “" + id + "-2” would work.");
    }

    @Test
    void exportHasEveryHourAndEscapesTheId() {
        clock.tell(PagesApp.NOW.plus(Duration.ofHours(2)));
        tallies.add(badge.counter(), 3, Keep.HISTORY).join();
        var id = badge.name().shown();
        assertThat(mvc.get().uri(home() + "/export.csv").cookie(who("ada")))
                .hasHeader("Content-Type", "text/csv;charset=utf-8")
                .bodyText()
                .isEqualTo("id,hour,views\r\n\"%s\",2026-11-21T14:00:00Z,0\r\n\"%s\",2026-11-21T15:00:00Z,0\r\n"
                                .formatted(id, id)
                        + "\"" + id + "\",2026-11-21T16:00:00Z,3\r\n");
        assertThat(mvc.get().uri(home() + "/export.json").cookie(who("ada")))
                .bodyJson()
                .extractingPath("$.hours[2].views")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "off", "false"})
    void aWordThatIsNoCountIsSaidToBeNone(String word) {
        assertThat(post(home() + "/count", "ada").param("count", word))
                .hasStatus(422)
                .bodyText()
                .contains("such as 12,400", "value=\"" + word + "\"");
    }

    @Test
    void whatChangedMeanwhileIsAConflict() {
        assertThat(mvc.get().uri("/changed")).hasStatus(409);
    }

    @Test
    void theHistoryBeingAwayTakesNothingElseWithIt() {
        tallies.feel(MemoryTallies.Mood.STORE_AWAY);
        try {
            assertThat(mvc.get().uri(home()).cookie(who("ada")))
                    .hasStatusOk()
                    .bodyText()
                    .contains("No counts were lost");
            assertThat(mvc.get().uri("/user").cookie(who("ada"))).hasStatusOk();
            assertThat(mvc.get().uri(home() + "/export.csv").cookie(who("ada"))).hasStatus(503);
        } finally {
            tallies.feel(MemoryTallies.Mood.WELL);
        }
    }

    @Test
    void onlyTheDashboardSaysThatItIsTheDashboard() {
        assertThat(mvc.get().uri("/user").cookie(who("ada"))).bodyText().contains("aria-current=\"page\"");
        assertThat(mvc.get().uri(home()).cookie(who("ada"))).bodyText().doesNotContain("aria-current=\"page\"");
    }

    @Test
    void theSnippetsOfAPublicBadgeLeadToItsPage() {
        var page = "](https://tallymark.example/b/" + badge.name().shown() + ")";
        assertThat(mvc.get().uri(home()).cookie(who("ada"))).bodyText().doesNotContain(page);
        badges.edit(PagesApp.ADA, badge.key(), badge.revision(), Look.DEFAULT, Optional.empty(), true);
        assertThat(mvc.get().uri(home()).cookie(who("ada"))).bodyText().contains(page);
        assertThat(mvc.get().uri("/user").cookie(who("ada"))).bodyText().contains(page);
    }

    @Test
    void theBadgeThatWorksAlreadyIsShownUnlessItWasDeleted() {
        assertThat(mvc.get().uri("/user").cookie(who("cy"))).bodyText().contains("This one already works.");
        badges.delete(PagesApp.CY, registered(PagesApp.CY, "cyrus/cyrus").key());
        assertThat(mvc.get().uri("/user").cookie(who("cy"))).bodyText().doesNotContain("already works");
    }

    @Test
    void anAddressPutsNoWordsInOurMouth() {
        assertThat(mvc.get().uri("/user?done=<b>Send money</b>").cookie(who("ada")))
                .bodyText()
                .doesNotContain("money");
        assertThat(mvc.get().uri("/user?done=badge-deleted").cookie(who("ada")))
                .bodyText()
                .contains("Badge deleted.");
    }

    private Badge registered(Account account, String id) {
        var name = BadgeName.parse(id).orElseThrow();
        return ((Registration.Registered) badges.register(account, name, Look.DEFAULT, 0)).badge();
    }

    private MockMvcRequestBuilder post(String path, String who) {
        return mvc.post().uri(path).cookie(who(who)).with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private static Cookie who(String name) {
        return new Cookie("who", name);
    }

    private String home() {
        return "/user/badges/" + badge.key();
    }
}
