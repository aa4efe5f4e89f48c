package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.Registration;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
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

/** What the builder makes of whatever is typed into it. */
@SpringBootTest(
        classes = PagesApp.class,
        properties = {"management.server.port=-1", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class BuilderTest {

    private static final String NEW = "/user/badges/new";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Badges badges;

    @AfterEach
    void clear() {
        badges.of(PagesApp.ADA.id()).forEach(old -> badges.delete(PagesApp.ADA, old.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/", "..", "x/.", "a\u0007b", "LONG"})
    void aMalformedIdIsNamedAndTheFormKeepsWhatWasTyped(String typed) {
        var id = typed.equals("LONG") ? "é".repeat(150) : typed;
        assertThat(post(NEW).param("id", id).param("label", "readers"))
                .hasStatus(422)
                .bodyText()
                .contains("without control characters, and something between slashes.", "value=\"readers\"");
    }

    @Test
    void thePreviewGoesOnWhileAnIdIsHalfTyped() {
        assertThat(mvc.get()
                        .uri(NEW + "?id=my/&label=readers")
                        .header("HX-Request", "true")
                        .cookie(ada()))
                .hasStatusOk()
                .bodyText()
                .contains("/badge/adaok/your-project.svg", "readers: 1250");
    }

    @Test
    void thePreviewWithoutAScriptTakesOnlyItsOwnFields() {
        assertThat(post(NEW + "/preview").param("id", "lens").param("a b", "c"))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo(NEW + "?id=lens");
    }

    @Test
    void thePreviewWithoutAScriptStaysWithinAHeader() {
        var request = post(NEW + "/preview");
        for (var field : new String[] {"id", "label", "logo", "style", "color", "labelColor", "format", "base"}) {
            request = request.param(field, "😀".repeat(1_500));
        }
        var address = request.exchange().getResponse().getHeader("Location");
        assertThat(Objects.requireNonNull(address))
                .contains("label=%F0%9F%98%80")
                .hasSizeLessThan(7_000);
    }

    @Test
    void onesOwnLoginIsAnIdHoweverItIsWritten() {
        assertThat(post(NEW).param("id", "AdaOk")).hasStatus(303);
        assertThat(badges.of(PagesApp.ADA.id()))
                .extracting(badge -> badge.name().key())
                .containsExactly("adaok");
        assertThat(post(NEW).param("id", "adaok"))
                .hasStatus(422)
                .bodyText()
                .contains("You have this badge already. “adaok-2” would work.");
    }

    @Test
    void anIdThatIsReservedIsNotProposed() {
        made("adaok/lens");
        badges.delete(PagesApp.ADA, made("adaok/lens-2").key());
        assertThat(post(NEW).param("id", "lens")).hasStatus(422).bodyText().contains("“lens-3” would work.");
    }

    private Badge made(String id) {
        var name = BadgeName.parse(id).orElseThrow();
        return ((Registration.Registered) badges.register(PagesApp.ADA, name, Look.DEFAULT, 0)).badge();
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(path).cookie(ada()).with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private static Cookie ada() {
        return new Cookie("who", "ada");
    }
}
