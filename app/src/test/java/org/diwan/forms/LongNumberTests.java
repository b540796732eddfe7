package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.posted;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongNumberTests {

    private static final String TEXT = "{'type':'number','key':'a','label':'A','serializeToString':true}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456789012345678901234",
                "-12345678901234567890.12345678901234",
                "0.1234567890123456789012345678901234"
            })
    void aNumberKeptAsTextMayHaveThirtyFourDigits(String typed) {
        Answers answers = FORMS.read(form(TEXT), posted("a", typed), Map.of());

        assertThat(answers.values()).isEqualTo(Map.of("a", typed));
        assertThat(FORMS.check(form(TEXT), answers.values(), Map.of()).values()).isEqualTo(answers.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890123456789012345", "1234567890123456789012345678901234.5"})
    void moreAreRefused(String typed) {
        assertThat(FORMS.read(form(TEXT), posted("a", typed), Map.of()).errors())
                .containsEntry("a", Problem.of("number"));
    }

    @Test
    void allItsDigitsAreShownAgain() {
        assertThat(FORMS.summary(form(TEXT), Map.of("a", "1234.123456789012"), Map.of(), Locale.ENGLISH))
                .extracting(SummaryRow::value)
                .containsExactly("1,234.123456789012");
    }

    @Test
    void aNumberProperKeepsToWhatJsonKeeps() {
        String proper = TEXT.replace(",'serializeToString':true", "");

        assertThat(FORMS.read(form(proper), posted("a", "1234567890123456"), Map.of())
                        .errors())
                .containsKey("a");
    }
}
