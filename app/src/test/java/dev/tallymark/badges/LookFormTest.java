package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.svg.Logos;
import dev.tallymark.svg.Style;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookFormTest {

    private static final Logos LOGOS = new Logos();

    @Test
    void anEmptyFormIsABadgeThatNobodyChose() {
        var form = LookForm.of(Map.of(), LOGOS);
        assertThat(form.isRight()).isTrue();
        assertThat(form.look()).isEqualTo(Look.DEFAULT);
        assertThat(form.baseCount()).contains(0L);
    }

    @Test
    void readsWhatPeopleType() {
        var fields =
                Map.of("color", " 3453D1 ", "style", "plastic", "format", "SHORT", "base", "12 400", "pinned", "on");
        var form = LookForm.of(fields, LOGOS);
        assertThat(form.look())
                .isEqualTo(new Look(
                        "views",
                        "#3453D1",
                        Optional.empty(),
                        Style.PLASTIC,
                        Optional.empty(),
                        NumberFormat.SHORT,
                        true));
        assertThat(form.baseCount()).contains(12_400L);
    }

    @ParameterizedTest
    @CsvSource({
        "color, bluish",
        "labelColor, #12",
        "logo, nosuchlogo",
        "label, a\u0007b",
        "base, many",
        "base, -3",
        "base, 1000000000000001"
    })
    void aMistakeIsNamedAndLeftOutOfThePreview(String field, String typed) {
        var form = LookForm.of(Map.of(field, typed), LOGOS);
        assertThat(form.errors()).containsOnlyKeys(field);
        assertThat(form.look()).isEqualTo(Look.DEFAULT);
    }

    @Test
    void aLabelIsMeasuredAndCutInWholeCharacters() {
        assertThat(LookForm.of(Map.of("label", "😀".repeat(100)), LOGOS).isRight())
                .isTrue();
        assertThat(LookForm.of(Map.of("label", "x" + "😀".repeat(100)), LOGOS).errors())
                .extractingByKey("label")
                .asString()
                .contains("“x" + "😀".repeat(19) + "”");
    }

    @Test
    void anUnknownStyleOrFormatIsAsIfNotChosen() {
        var form = LookForm.of(Map.of("style", "round", "format", "ROMAN"), LOGOS);
        assertThat(form.look()).isEqualTo(Look.DEFAULT);
    }

    @Test
    void aBaseBelowZeroIsNotWrittenAndStaysAsItIs() {
        assertThat(LookForm.of(Look.DEFAULT, -5, true).baseCount()).isEmpty();
    }
}
