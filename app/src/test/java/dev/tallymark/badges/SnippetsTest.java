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

    @Test
    void thePictureOfAPublicBadgeLinksToItsHistory() {
        try (var shop = new Workshop()) {
            var badge = shop.registered(shop.ada, "ada/A b(c)");
            var site = PublicUrl.of("https://tally.example");
            var image = "https://tally.example/badge/ada/A%20b%28c%29.svg";
            var page = "https://tally.example/b/ada/A%20b%28c%29";

            assertThat(Snippets.of(site, badge)).isEqualTo(Snippets.of(site, badge.name(), "views"));
            assertThat(Snippets.of(site, badge.withOpen(true)).languages())
                    .extracting(Snippets.Language::direct)
                    .containsExactly(
                            "[![views](" + image + ")](" + page + ")",
                            "<a href=\"" + page + "\"><img src=\"" + image + "\" alt=\"views\"></a>",
                            "image:" + image + "[\"views\",link=" + page + "]",
                            ".. image:: " + image + "\n   :alt: views\n   :target: " + page);
        }
    }
}
