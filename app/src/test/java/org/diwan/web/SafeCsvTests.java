package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=SUM(A1)", "+1", "-1", "@cmd", "\t=1", "\r=1"})
    void aTextThatLooksLikeAFormulaIsMadeText(String text) {
        assertThat(SafeCsv.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void cellsAreQuotedWhereTheyMustBeAndNumbersAreLeftAlone() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (SafeCsv csv = new SafeCsv(bytes)) {
            csv.row(Arrays.asList("a \"b\", c\nd", new BigDecimal("-12.50"), 7, null, "نورة"));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF\"a \"\"b\"\", c\nd\",-12.50,7,,نورة\r\n");
    }
}
