package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | 0 | 0",
                "999 | 999 | 999 | 999 | 999",
                "1000 | 1000 | 1,000 | 1k | 1k",
                "1250 | 1250 | 1,250 | 1.3k | 1.25k",
                "1050 | 1050 | 1,050 | 1.1k | 1.05k",
                "9949 | 9949 | 9,949 | 9.9k | 9.94k",
                "9950 | 9950 | 9,950 | 10k | 9.95k",
                "48213 | 48213 | 48,213 | 48k | 48.21k",
                "48200 | 48200 | 48,200 | 48k | 48.2k",
                "999499 | 999499 | 999,499 | 999k | 999.49k",
                "999999 | 999999 | 999,999 | 1M | 999.99k",
                "1000000 | 1000000 | 1,000,000 | 1M | 1M",
                "1234567890 | 1234567890 | 1,234,567,890 | 1.2G | 1.23G",
                "1000000000000000 | 1000000000000000 | 1,000,000,000,000,000 | 1P | 1P"
            })
    void writesCounts(long count, String plain, String grouped, String rounded, String exact) {
        assertThat(NumberFormat.PLAIN.write(count)).isEqualTo(plain);
        assertThat(NumberFormat.GROUPED.write(count)).isEqualTo(grouped);
        assertThat(NumberFormat.SHORT.write(count)).isEqualTo(rounded);
        assertThat(NumberFormat.SHORT_EXACT.write(count)).isEqualTo(exact);
    }
}
