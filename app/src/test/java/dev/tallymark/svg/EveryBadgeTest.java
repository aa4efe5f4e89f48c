package dev.tallymark.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What holds for every text in the world. */
class EveryBadgeTest {

    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "title",
            "filter",
            "feGaussianBlur",
            "linearGradient",
            "stop",
            "clipPath",
            "rect",
            "g",
            "text",
            "image",
            "style",
            "path");

    @Property
    void everyBadgeIsWellFormedAndHoldsNothingForeign(@ForAll("badges") BadgeImage badge) {
        var elements = draw(badge).getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            assertThat(element.getNamespaceURI()).isEqualTo(SVG);
            assertThat(element.getTagName()).isIn(ELEMENTS);
            var attributes = element.getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                assertThat(attributes.item(j).getNodeName()).doesNotStartWith("on");
            }
            assertThat(element.getAttribute("href"))
                    .satisfiesAnyOf(
                            href -> assertThat(href).isEmpty(),
                            href -> assertThat(href).startsWith("data:image/svg+xml;base64,"));
        }
    }

    @Property
    void aScreenReaderHearsTheText(@ForAll("badges") BadgeImage badge) {
        var root = draw(badge).getDocumentElement();
        var title = root.getElementsByTagName("title").item(0).getTextContent();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-label")).isEqualTo(title.replaceAll("[\\n\\t]", " "));
        if (badge.style() != Style.FOR_THE_BADGE) {
            assertThat(title).endsWith(badge.message().replaceAll("\\r\\n?", "\n"));
        }
    }

    @Property
    void theElementIsAsWideAsWhatItHolds(@ForAll("badges") BadgeImage badge) {
        var drawn = draw(badge);
        double width = Double.parseDouble(drawn.getDocumentElement().getAttribute("width"));
        var texts = drawn.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            var text = (Element) texts.item(i);
            double middle = Double.parseDouble(text.getAttribute("x")) / 10;
            double half = Double.parseDouble(text.getAttribute("textLength")) / 20;
            assertThat(middle - half).isNotNegative();
            assertThat(middle + half).isLessThanOrEqualTo(width);
        }
    }

    @Property
    void moreTextIsNeverNarrower(@ForAll("badges") BadgeImage badge, @ForAll("texts") String more) {
        // Two ends that combine, such as the halves of a surrogate pair, may be narrower than each alone.
        var longer = badge.withMessage(badge.message() + '.' + more);
        if (badge.message().length() + 1 + more.length() <= BadgeImage.MAX_TEXT) {
            assertThat(width(longer)).isGreaterThanOrEqualTo(width(badge));
        }
    }

    @Property
    void cleaningTwiceIsCleaningOnce(@ForAll("badges") BadgeImage badge) {
        assertThat(badge.withMessage(badge.message())).isEqualTo(badge);
        assertThat(badge.message()).hasSizeLessThanOrEqualTo(BadgeImage.MAX_TEXT);
    }

    private static Document draw(BadgeImage badge) {
        return Xml.parse(BadgeSvg.render(badge));
    }

    private static double width(BadgeImage badge) {
        return Double.parseDouble(draw(badge).getDocumentElement().getAttribute("width"));
    }

    @Provide
    Arbitrary<BadgeImage> badges() {
        var logo = new Logos().find("tallymark");
        var colors =
                Arbitraries.strings().ofMaxLength(8).map(Color::of).optional().map(color -> color.flatMap(c -> c));
        return Combinators.combine(
                        texts(),
                        texts(),
                        Arbitraries.of(Color.BLUE, Color.of("fff").orElseThrow()),
                        colors,
                        Arbitraries.of(Style.class),
                        Arbitraries.of(logo, Optional.<Logo>empty()))
                .as(BadgeImage::new);
    }

    /** Any UTF-16 at all, lone surrogates and control characters included, and what markup is made of. */
    @Provide
    Arbitrary<String> texts() {
        var anything = Arbitraries.strings().all().ofMaxLength(40);
        var markup = Arbitraries.strings()
                .withChars("<>&\"'/=! \t\r\n;#x{}[]-]")
                .withChars('\0', '\u001b', '\uD83D', '\uDC40', '\uFFFE', '\uFFFF', '\u202E', '\u00A0')
                .withChars("script on")
                .ofMaxLength(40);
        var huge = Arbitraries.strings().ascii().ofMinLength(900).ofMaxLength(3_000);
        return Arbitraries.frequencyOf(
                Tuple.of(10, anything),
                Tuple.of(10, markup),
                Tuple.of(1, huge),
                Tuple.of(3, Arbitraries.integers().greaterOrEqual(0).map(String::valueOf)));
    }
}
