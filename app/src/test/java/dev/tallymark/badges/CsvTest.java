package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
    void whatASpreadsheetWouldRunIsText(String formula) {
        assertThat(Csv.cell(formula)).isEqualTo("\"'" + formula + "\"");
    }

    @Test
    void quotesAreDoubledAndSeparatorsStayInside() {
        assertThat(Csv.cell("a\"b,c")).isEqualTo("\"a\"\"b,c\"");
    }
}
