package dev.tallymark.svg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class LogosTest {

    private final Logos logos = new Logos();

    @Test
    void aDarkBrandIsWhiteOnColourAndItselfOnPaper() {
        var github = logos.find("github").orElseThrow();
        assertThat(fill(github.onColor())).isEqualTo("whitesmoke");
        assertThat(fill(github.onPaper())).isEqualTo("#181717");
    }

    @Test
    void aBrightBrandIsItselfOnColourAndDarkOnPaper() {
        var javascript = logos.find("javascript").orElseThrow();
        assertThat(fill(javascript.onColor())).isEqualTo("#F7DF1E");
        assertThat(fill(javascript.onPaper())).isEqualTo("#333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodedotjs", "Node.js", "NODE.JS", " node.js "})
    void aLogoIsFoundBySlugAndByTitle(String name) {
        assertThat(logos.find(name)).isEqualTo(logos.find("nodedotjs")).isPresent();
    }

    @Test
    void ourOwnMarkHasFiveStrokes() {
        var mark = read(logos.find("tallymark").orElseThrow().onColor());
        assertThat(mark.getElementsByTagName("path").getLength()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../icons/github",
                "github.svg",
                "github/",
                "/github",
                "%2e%2e/github",
                "git\0hub",
                "nosuchbrand"
            })
    void nothingButABrandIsFound(String name) {
        assertThat(logos.find(name)).isEmpty();
    }

    @Property
    void noNameIsAnError(@ForAll String name) {
        logos.find(name).ifPresent(logo -> assertThat(logo.onColor()).startsWith("data:image/svg+xml;base64,"));
    }

    @Test
    void everyPopularLogoIsThereAndWellFormed() {
        assertThat(logos.popular()).hasSize(Logos.POPULAR.size() + 1).doesNotHaveDuplicates();
        assertThat(logos.popular().getFirst()).isEqualTo(new Logos.Choice("tallymark", "Tallymark"));
        assertThat(logos.popular()).contains(new Logos.Choice("github", "GitHub"));
        assertThat(logos.popular())
                .allSatisfy(
                        choice -> read(logos.find(choice.slug()).orElseThrow().onPaper()));
    }

    private static String fill(String dataUri) {
        return read(dataUri).getDocumentElement().getAttribute("fill");
    }

    private static Document read(String dataUri) {
        return Xml.parse(Base64.getDecoder()
                .decode(dataUri.substring(dataUri.indexOf(',') + 1).getBytes(UTF_8)));
    }
}
