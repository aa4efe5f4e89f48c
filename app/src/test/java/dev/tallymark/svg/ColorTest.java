package dev.tallymark.svg;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blue | #007ec6",
                "informational | #007ec6",
                "gray | #555",
                "4b0 | #4b0",
                "#4B0 | #4b0",
                "DD4343 | #dd4343",
                "#dd4343 | #dd4343",
                "rebeccapurple | rebeccapurple",
                "rgb(1, 2, 3) | rgb(1, 2, 3)",
                "hsl(200, 50%, 50%) | hsl(200, 50%, 50%)",
            })
    void aColourIsWrittenAsShieldsWritesIt(String text, String svg) {
        assertThat(Color.of(text)).map(Color::svg).contains(svg);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "#",
                "12345",
                "#12345",
                "1234",
                "blu",
                "Blue",
                "transparent",
                "currentColor",
                "url(#s)",
                "rgb(1,2)",
                "rgb(1,2%,3)",
                "rgb(1.5,2,3)",
                "rgb(-1,2,3)",
                "hsl(1,2,3)",
                "var(--x)",
                "red\"/><script/>",
                "#fff;stroke:red",
            })
    void whatIsNoColourIsEmpty(String text) {
        assertThat(Color.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"b1b1b1,false", "b2b2b2,true", "white,true", "black,false", "'hsl(60,100%,50%)',true"})
    void textTurnsDarkAboveSixtyNineHundredthsOfWhite(String text, boolean bright) {
        assertThat(Color.of(text).orElseThrow().isBright()).isEqualTo(bright);
    }

    @Test
    void equalColoursAreWrittenAlike() {
        assertThat(Color.of("blue")).contains(Color.BLUE).isEqualTo(Color.of("#007EC6"));
    }

    @Property
    void noTextIsAnErrorAndNoColourNeedsEscaping(@ForAll String text) {
        assertThat(Color.of(text).map(Color::svg).orElse("")).matches("[a-z0-9#(),.%/ ]*");
    }

    @Property
    void nearMissesOfFunctionsAreNoErrorEither(
            @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '9') String inside) {
        assertThat(Color.of("rgb(" + inside + ")").map(Color::svg).orElse("")).matches("[a-z0-9#(),.%/ ]*");
        assertThat(Color.of("hsl(" + inside + ")").map(Color::svg).orElse("")).matches("[a-z0-9#(),.%/ ]*");
    }
}
