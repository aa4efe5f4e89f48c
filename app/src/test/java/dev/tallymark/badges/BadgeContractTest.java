package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.svg.Style;
import dev.tallymark.tally.MemoryTallies.Mood;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every form of a badge has in common: SVG, GIF and endpoint JSON under both of its addresses. */
class BadgeContractTest {

    private static final Workshop SHOP = new Workshop(Workshop.impatient());
    private static final BadgeServer SERVER = new BadgeServer(SHOP.counting, SHOP.painter);

    private static final AtomicInteger LAST = new AtomicInteger();

    private static final String SVG = "/badge/ID.svg?";
    private static final String GIF = "/badge/ID.gif?";
    private static final String JSON = "/api/v1/views?id=ID&";
    private static final String ALIAS = "/v1/api/views?id=ID&";

    @AfterAll
    static void stop() {
        SERVER.close();
        SHOP.close();
    }

    @AfterEach
    void recover() {
        SHOP.tallies.feel(Mood.WELL);
        SHOP.tallies.settle();
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void countsOnceForEachGet(String form) throws IOException {
        var id = fresh("get");
        SERVER.ask("GET " + at(form, id));
        SERVER.ask("GET " + at(form, id));
        assertThat(counted(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void countZeroShowsWithoutCounting(String form) throws IOException {
        var id = fresh("zero");
        var response = SERVER.ask("GET " + at(form, id) + "count=0");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Server-Timing")).isEmpty();
        assertThat(counted(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void headAndPrefetchDoNotCount(String form) throws IOException {
        var id = fresh("head");
        var whole = SERVER.ask("GET " + at(form, id) + "count=0");
        var head = SERVER.ask("HEAD " + at(form, id));
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(whole.header("Content-Length"));
        assertThat(head.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
        SERVER.ask("GET " + at(form, id), "Sec-Purpose: prefetch");
        SERVER.ask("GET " + at(form, id), "Sec-Purpose: prefetch;anonymous-client-ip");
        assertThat(counted(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void otherMethodsAreRefusedAndDoNotCount(String form) throws IOException {
        var id = fresh("methods");
        for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            var response = SERVER.ask(method + ' ' + at(form, id));
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
        }
        assertThat(counted(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void saysPendingWhereTheDiskIsSlowAndDurableWhereItIsNot(String form) throws IOException {
        var id = fresh("slow");
        SHOP.tallies.feel(Mood.SLOW);
        var pending = SERVER.ask("GET " + at(form, id));
        SHOP.tallies.feel(Mood.WELL);
        SHOP.tallies.settle();
        var durable = SERVER.ask("GET " + at(form, id));

        assertThat(pending.status()).isEqualTo(200);
        assertThat(pending.header("Server-Timing")).matches("tally;desc=pending;dur=\\d+\\.\\d{3}");
        assertThat(durable.header("Server-Timing")).matches("tally;desc=durable;dur=\\d+\\.\\d{3}");
        assertThat(counted(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void saysRefusedWhereTheJournalIsFull(String form) throws IOException {
        var id = fresh("full");
        SHOP.tallies.feel(Mood.FULL);
        var refused = SERVER.ask("GET " + at(form, id));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.header("Server-Timing")).startsWith("tally;desc=refused");
        assertThat(counted(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SVG, GIF, JSON, ALIAS})
    void aStoreThatIsAwayIsNoError(String form) throws IOException {
        var id = fresh("away");
        SHOP.tallies.feel(Mood.STORE_AWAY);
        var response = SERVER.ask("GET " + at(form, id));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.header("Server-Timing")).startsWith("tally;desc=durable");
        assertThat(response.body()).containsAnyOf("unavailable", "GIF89a");
        assertThat(counted(id)).isOne();
    }

    @Test
    void aMissingCountIsAnErrorOfTheEndpointInTheOrderOfTheContract() throws IOException {
        SHOP.tallies.feel(Mood.STORE_AWAY);
        assertThat(SERVER.ask("GET " + at(JSON, fresh("no-count"))).body())
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"views\",\"message\":\"unavailable\","
                        + "\"color\":\"lightgrey\",\"isError\":true}");
    }

    @Test
    void onlyTheOwnerAddsABaseCount() throws IOException {
        var id = fresh("base");
        assertThat(SERVER.ask("GET " + at(SVG, id) + "base=500&offset=500&count=500&baseCount=500")
                        .body())
                .contains("views: 1<");
        assertThat(counted(id)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "style=flat",
                "style=flat-square",
                "style=for-the-badge",
                "style=social",
                "label=hits",
                "color=red",
                "labelColor=red",
                "logo=github",
                "abbreviated=true"
            })
    void eachParameterChangesAFreeBadgeAndNoPinnedOne(String parameter) throws IOException {
        var look = new Look(
                "reads", "green", Optional.of("black"), Style.PLASTIC, Optional.empty(), NumberFormat.PLAIN, false);
        assertThat(drawn(look, parameter)).isNotEqualTo(drawn(look, ""));
        assertThat(drawn(pinned(look), parameter)).isEqualTo(drawn(pinned(look), ""));
    }

    @Test
    void anUnknownLogoLeavesTheOwners() throws IOException {
        var look = new Look(
                "reads", "green", Optional.empty(), Style.FLAT, Optional.of("github"), NumberFormat.PLAIN, false);
        assertThat(drawn(look, "logo=no-such-logo")).isEqualTo(drawn(look, ""));
    }

    private static String drawn(Look look, String parameter) throws IOException {
        var id = fresh("ada/look");
        SHOP.badges.register(SHOP.ada, Workshop.name(id), look, 4_321);
        return SERVER.ask("GET " + at(SVG, id) + "count=0&" + parameter).body();
    }

    private static Look pinned(Look look) {
        return new Look(look.label(), look.color(), look.labelColor(), look.style(), look.logo(), look.format(), true);
    }

    private static String fresh(String stem) {
        return stem + '-' + LAST.incrementAndGet();
    }

    private static String at(String form, String id) {
        return form.replace("ID", id);
    }

    private static long counted(String id) {
        return SHOP.tallies.counted(Workshop.unclaimedCounter(id));
    }
}
