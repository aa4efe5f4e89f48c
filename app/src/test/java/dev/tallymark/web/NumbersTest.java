package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void writesCountsInFull() {
        assertThat(Numbers.grouped(0)).isEqualTo("0");
        assertThat(Numbers.grouped(48_213)).isEqualTo("48,213");
        assertThat(Numbers.grouped(1_000_000_000_000_000L)).isEqualTo("1,000,000,000,000,000");
    }

    @Test
    void saysWhenACountIsNotKnown() {
        assertThat(Numbers.grouped(OptionalLong.empty())).isEqualTo("Unavailable");
    }

    @Test
    void countsOneViewAsOne() {
        assertThat(Numbers.views(1)).isEqualTo("1 view");
        assertThat(Numbers.views(2_000)).isEqualTo("2,000 views");
    }
}
