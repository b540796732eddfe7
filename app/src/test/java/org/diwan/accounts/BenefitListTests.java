package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@DiwanTest
class BenefitListTests {

    private static final String IN_WORK = "1000000008";
    private static final String STRANGER = "1999999998";
    private static final String PENSIONER = "1000001964";

    @Autowired
    BenefitList list;

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aBenefitIsNamedWithItsAmountAndTheMaskedAccountInTheReadersLanguage() {
        assertThat(labels(PENSIONER, "en"))
                .containsExactly("Old-age pension, SAR\u00a09,500.00 a month, to SA•• •••• 0023 at Diwan Demo Bank");
        assertThat(labels(PENSIONER, "fr").get(0))
                .startsWith("Pension de vieillesse, ")
                .contains("par mois");
        assertThat(labels(PENSIONER, "ar").get(0)).startsWith("معاش تقاعد").contains("بنك ديوان التجريبي");
    }

    @Test
    void aRowHasWhatATableShows() {
        assertThat(list.of(PENSIONER, Locale.ENGLISH)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("value", "600000023")
                .containsEntry("currency", "SAR")
                .containsEntry("bank", "Diwan Demo Bank")
                .containsEntry("since", "2023-02-01"));
    }

    @Test
    void whoIsPaidNothingHasNone() {
        assertThat(list.of(IN_WORK, Locale.ENGLISH)).isEmpty();
        assertThat(list.of(STRANGER, Locale.ENGLISH)).isEmpty();
    }

    private List<String> labels(String client, String language) {
        Locale locale = Locale.forLanguageTag(language);
        LocaleContextHolder.setLocale(locale);
        return list.of(client, locale).stream()
                .map((Map<String, Object> row) -> row.get("label").toString())
                .toList();
    }
}
