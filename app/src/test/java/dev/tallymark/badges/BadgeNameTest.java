package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.ownership.Beginning;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ada/rocket", "ada/rocket.svg", "日本/語", "a b", "a\\b", "%2F", "...", "a/.hidden", "🚀"})
    void readsIds(String text) {
        assertThat(BadgeName.parse(text))
                .hasValueSatisfying(name -> assertThat(name.shown()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/.",
                "a/..",
                "./a",
                "../a",
                "a/../b",
                "a\u0000",
                "a\n",
                "\u007f",
                "a\u0085b",
                "\ud83d",
                "a\ude80",
                "\ude80\ud83d",
                "\ud83d/a"
            })
    void refusesWhatIsNoId(String text) {
        assertThat(BadgeName.parse(text)).isEmpty();
    }

    @Test
    void allows200BytesAndNoMore() {
        assertThat(BadgeName.parse("a".repeat(200))).isPresent();
        assertThat(BadgeName.parse("a".repeat(201))).isEmpty();
        assertThat(BadgeName.parse("é".repeat(100))).isPresent();
        assertThat(BadgeName.parse("é".repeat(100) + "a")).isEmpty();
        assertThat(BadgeName.parse("日".repeat(66))).isPresent();
        assertThat(BadgeName.parse("日".repeat(67))).isEmpty();
    }

    @Test
    void refusesAnIdThatIsTooLongOnceInLowerCase() {
        var growing = "İ".repeat(80);
        assertThat(growing.getBytes(StandardCharsets.UTF_8)).hasSize(160);
        assertThat(BadgeName.parse(growing)).isEmpty();
    }

    @Test
    void comparesAfterComposingAndLowerCasing() {
        assertThat(key("Ada/ROCKET")).isEqualTo("ada/rocket");
        assertThat(key("e\u0301")).isEqualTo(key("É")).isEqualTo("é");
        assertThat(key("J\u030c")).isEqualTo(key("ǰ"));
        assertThat(key("\u212b")).isEqualTo("å");
    }

    @Test
    void knowsHowItBegins() {
        assertThat(Workshop.name("Ada/X/y").beginning()).isEqualTo(new Beginning("ada", Optional.of("x")));
        assertThat(Workshop.name("Solo").beginning()).isEqualTo(new Beginning("solo", Optional.empty()));
    }

    @Property
    void aKeyIsItsOwnKey(@ForAll("texts") String text) {
        BadgeName.parse(text)
                .ifPresent(name -> assertThat(BadgeName.parse(name.key()))
                        .hasValueSatisfying(again -> assertThat(again.key()).isEqualTo(name.key())));
    }

    @Property
    void caseAndCompositionMakeNoDifference(@ForAll("texts") String text) {
        BadgeName.parse(text).ifPresent(name -> {
            var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
            BadgeName.parse(decomposed)
                    .ifPresent(other -> assertThat(other.key()).isEqualTo(name.key()));
            BadgeName.parse(text.toLowerCase(Locale.ROOT))
                    .ifPresent(other -> assertThat(other.key()).isEqualTo(name.key()));
        });
    }

    @Property
    void whatIsReadKeepsTheGrammar(@ForAll("texts") String text) {
        BadgeName.parse(text).ifPresent(name -> {
            assertThat(name.key().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 200);
            assertThat(name.key().split("/", -1)).doesNotContain("", ".", "..");
            assertThat(name.key().codePoints()).noneMatch(Character::isISOControl);
        });
    }

    @Provide
    static Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                "a",
                "B",
                "/",
                ".",
                "..",
                "İ",
                "ß",
                "Σ",
                "ΑΣ",
                "J\u030c",
                "e\u0301",
                "\u212a",
                "\u0345",
                "\u1e9e",
                "Å",
                "\u0000",
                "\ud83d",
                "\ude80",
                "🚀",
                "\u0130\u0307",
                "Ǆ",
                "\u0301");
        var any = Arbitraries.strings().ofMaxLength(3);
        return Arbitraries.oneOf(pieces, pieces, any)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    private static String key(String text) {
        return Workshop.name(text).key();
    }
}
