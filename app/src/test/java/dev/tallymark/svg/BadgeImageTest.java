package dev.tallymark.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeImageTest {

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u001b", "\u000b", "\uD83D", "\uDC40", "\uFFFE", "\uFFFF"})
    void aCharacterThatXmlCannotCarryIsReplaced(String illegal) {
        assertThat(BadgeImage.of("views", "1" + illegal + "2").message()).isEqualTo("1\uFFFD2");
    }

    @Test
    void aPairOfSurrogatesIsOneCharacterAndStays() {
        assertThat(BadgeImage.of("👀", "1").label()).isEqualTo("👀");
    }

    @Test
    void blanksAtTheEndsAreDropped() {
        assertThat(BadgeImage.of("\u00A0 views\t", "\uFEFF").label()).isEqualTo("views");
        assertThat(BadgeImage.of("views", " \uFEFF\n").message()).isEmpty();
    }

    @Test
    void aTextTooLongIsCutAndSaysSo() {
        var cut = BadgeImage.of("x".repeat(5_000), "").label();
        assertThat(cut).hasSize(BadgeImage.MAX_TEXT).endsWith("x…");
    }

    @Test
    void halfOfAPairOfSurrogatesLeftByTheCutIsReplacedToo() {
        var cut = BadgeImage.of("xx" + "👀".repeat(1_000), "").label();
        assertThat(cut).hasSize(BadgeImage.MAX_TEXT).endsWith("👀\uFFFD…");
    }
}
