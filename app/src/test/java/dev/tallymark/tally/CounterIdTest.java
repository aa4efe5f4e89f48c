package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"/a\nb", "\0", "/a\u007f", "/a\u0085"})
    void noFacetHasAControlCharacter(String facet) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CounterId("views", "site", facet));
    }

    @Test
    void aFacetIsReadAsItWasWritten() {
        var counter = new CounterId("views", "site", "/docs/größe?a=b|c");

        assertThat(CounterId.parse(counter.key())).isEqualTo(counter);
    }
}
