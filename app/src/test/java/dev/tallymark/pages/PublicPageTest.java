package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import dev.tallymark.shared.RandomKey;
import dev.tallymark.tally.MemoryTallies;
import dev.tallymark.tally.Tallies.Keep;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What strangers see of a badge, and what they do not. */
@SpringBootTest(
        classes = PagesApp.class,
        properties = {"management.server.port=-1", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class PublicPageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Badges badges;

    @Autowired
    private MemoryTallies tallies;

    @Autowired
    private MovableClock clock;

    private final String id = "adaok/Öl " + RandomKey.next();
    private Badge badge;

    @BeforeEach
    void haveAPublicBadge() {
        clock.tell(PagesApp.NOW);
        badge = open(registered(id), true);
        tallies.add(badge.counter(), 1_234, Keep.HISTORY).join();
    }

    @Test
    void showsItsNumberAndItsHistoryToAnybody() {
        assertThat(look("/b/" + path(id)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "data-figure=\"total\">1,234</p>",
                        "<h1 title=\"" + id + "\">" + id + "</h1>",
                        "Views per day",
                        "21 Nov 2026</th><td class=\"number\">1,234</td>",
                        "What it counts",
                        "/api/v1/series?id=" + path(id).replace("/", "%2F") + "&amp;range=all&amp;format=csv")
                .doesNotContain("Settings", "_csrf", "<form");
    }

    @Test
    void countsNothing() {
        look("/b/" + path(id));
        assertThat(look("/b/" + path(id)))
                .bodyText()
                .contains("<img src=\"/badge/" + path(id) + ".svg?count=0&amp;v=2\"")
                .doesNotContain("/badge/" + path(id) + ".svg\"");
        assertThat(tallies.counted(badge.counter())).isEqualTo(1_234);
    }

    @Test
    void saysOtherSitesWhatItIs() {
        assertThat(look("/b/" + path(id).toLowerCase(Locale.ROOT)))
                .bodyText()
                .contains(
                        "<link class=\"asset\" rel=\"canonical\" href=\"https://tallymark.example/b/" + path(id) + "\"",
                        "property=\"og:title\" content=\"" + id + ": 1,234 views\"",
                        "property=\"og:image\" content=\"https://tallymark.example/images/card.png\"",
                        "name=\"description\" content=\"1,234 views, each counted once and exactly. History since 21 Nov 2026.");
        assertThat(look("/images/card.png")).hasStatusOk().hasContentType("image/png");
    }

    @ParameterizedTest
    @CsvSource({
        "hour, Views per hour",
        "week, Views per week",
        "month, Views per month",
        "all, Views per day",
        "x, Views per day"
    })
    void hasTheRangesOfTheOwnersPage(String range, String title) {
        assertThat(look("/b/" + path(id) + "?r=" + range))
                .hasStatusOk()
                .bodyText()
                .contains(title, "href=\"/b/" + path(id) + "?r=month\"");
    }

    @Test
    void aScriptGetsTheChartAlone() {
        assertThat(mvc.get().uri(URI.create("/b/" + path(id) + "?r=week")).header("HX-Request", "true"))
                .hasStatusOk()
                .hasHeader("Vary", "Cookie, HX-Request")
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("Views per week")
                .doesNotContain("<html");
    }

    @Test
    void isKeptForAMomentUnlessItIsMadeForSomebody() {
        assertThat(look("/b/" + path(id)))
                .hasHeader("Cache-Control", "max-age=10, public")
                .hasHeader("Vary", "Cookie, HX-Request");
        assertThat(lookAs("ada", "/b/" + path(id))).hasHeader("Cache-Control", "no-store");
    }

    @Test
    void leadsItsOwnerToItsSettings() {
        assertThat(lookAs("ada", "/b/" + path(id))).bodyText().contains("href=\"/user/badges/" + badge.key() + "\"");
        assertThat(lookAs("new", "/b/" + path(id))).bodyText().doesNotContain("/user/badges/" + badge.key());
    }

    @Test
    void doesNotCallANumberCountedThatSomebodyChose() {
        badges.setCount(PagesApp.ADA, badge.key(), 5_000);
        assertThat(look("/b/" + path(id)))
                .bodyText()
                .contains("content=\"5,000 views. History since 21 Nov 2026.\"")
                .doesNotContain("exactly");
    }

    @Test
    void aDeletedIdSaysThatItIs() {
        badges.delete(PagesApp.ADA, registered(id + "/old").key());
        assertThat(look("/b/" + path(id) + "/old"))
                .hasStatus(410)
                .hasHeader("X-Robots-Tag", "noindex")
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("The owner of <code>" + id + "/old</code> took it down.")
                .doesNotContain("Nobody has registered", "Register this id");
    }

    @Test
    void aPrivateAndAnUnknownIdLookTheSame() {
        var hidden = registered(id + "/tail-1");
        tallies.add(hidden.counter(), 777, Keep.HISTORY).join();

        var unknown = closed(id + "/tail-3");
        assertThat(closed(id + "/tail-1")).isEqualTo(unknown).doesNotContain("777");
        assertThat(unknown).contains("/user/badges/new?id=");
    }

    @Test
    void tellsTheOwnerOfAPrivateBadgeHowToOpenIt() {
        var hidden = registered(id + "/private");
        assertThat(lookAs("ada", "/b/" + path(id) + "/private"))
                .hasStatus(404)
                .bodyText()
                .contains("href=\"/user/badges/" + hidden.key() + "\"", "opens this page to everyone");
        assertThat(lookAs("new", "/b/" + path(id) + "/private"))
                .bodyText()
                .doesNotContain(hidden.key().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/b",
                "/%62/ada",
                "/b/",
                "/b/a//b",
                "/b/a/",
                "/b/a%2F",
                "/b/%2e%2e",
                "/b/a%00b",
                "/b/%C3",
                "/b/a/..%2Fb"
            })
    void whatIsNoIdIsNotThere(String address) {
        var answer = look(address).getResponse();
        assertThat(answer.getStatus()).isIn(400, 404);
        assertThat(answer.getHeader("X-Robots-Tag")).as("the page of some id").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a%b", "a\\b", "a;b", "a|b", "a b+c", "日本/本", "a\u2028b", "a?b#c"})
    void everyIdHasItsPage(String tail) {
        var name = id + "/" + tail;
        open(registered(name), true);
        var whole = path(name).replace("/", "%2F");
        for (var address : new String[] {path(name), whole}) {
            assertThat(look("/b/" + address)).as(address).hasStatusOk();
        }
    }

    @Test
    void theHistoryBeingAwayIsSaidInItsPlace() {
        tallies.feel(MemoryTallies.Mood.STORE_AWAY);
        try {
            assertThat(look("/b/" + path(id))).hasStatusOk().bodyText().contains("No counts were lost");
        } finally {
            tallies.feel(MemoryTallies.Mood.WELL);
        }
    }

    @Test
    void encodedSlashesStayRefusedElsewhere() {
        assertThat(look("/user%2Fbadges")).hasStatus(400);
        assertThat(lookAs("ada", "/user/badges%2Fnew")).hasStatus(400);
    }

    /** The page but for the id itself. */
    private String closed(String name) {
        var answer = look("/b/" + path(name));
        assertThat(answer).hasStatus(404).hasHeader("X-Robots-Tag", "noindex").hasHeader("Cache-Control", "no-store");
        var tail = name.substring(name.lastIndexOf('/') + 1);
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).replace(tail, "ID");
    }

    private MvcTestResult look(String address) {
        return mvc.get().uri(URI.create(address)).exchange();
    }

    private MvcTestResult lookAs(String who, String address) {
        return mvc.get().uri(URI.create(address)).cookie(new Cookie("who", who)).exchange();
    }

    private Badge registered(String name) {
        var parsed = BadgeName.parse(name).orElseThrow();
        return ((Registration.Registered) badges.register(PagesApp.ADA, parsed, Look.DEFAULT, 0)).badge();
    }

    private Badge open(Badge closed, boolean open) {
        return badges.edit(PagesApp.ADA, closed.key(), closed.revision(), closed.look(), Optional.empty(), open);
    }

    private static String path(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
