package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.shared.PublicUrl;
import org.junit.jupiter.api.Test;

class SnippetsTest {

    private static final PublicUrl SITE = PublicUrl.of("https://tallymark.example");

    @Test
    void eachLanguageShowsTheImageItself() {
        assertThat(written("adaok/lens", "views").languages())
                .extracting(Snippets.Language::direct)
                .containsExactly(
                        "![views](https://tallymark.example/badge/adaok/lens.svg)",
                        "<img src=\"https://tallymark.example/badge/adaok/lens.svg\" alt=\"views\">",
                        "image:https://tallymark.example/badge/adaok/lens.svg[\"views\"]",
                        ".. image:: https://tallymark.example/badge/adaok/lens.svg\n   :alt: views");
    }

    @Test
    void shieldsGetsTheWholeEndpointAsOneValue() {
        assertThat(written("adaok/lens", "views").languages().getFirst().shields())
                .isEqualTo("![views](https://img.shields.io/endpoint?url=https%3A%2F%2Ftallymark.example"
                        + "%2Fapi%2Fv1%2Fviews%3Fid%3Dadaok%252Flens)");
    }

    @Test
    void noIdAndNoLabelEndsItsSnippet() {
        var written = written("a)/[b]*\"é", "]\"<>");
        assertThat(written.markdown())
                .isEqualTo("![\\]\"<>](https://tallymark.example/badge/a%29/%5Bb%5D%2A%22%C3%A9.svg)");
        assertThat(written.languages().get(1).direct()).endsWith("alt=\"]&quot;&lt;&gt;\">");
    }

    private static Snippets written(String id, String label) {
        return Snippets.of(SITE, BadgeName.parse(id).orElseThrow(), label);
    }
}
