package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    private final Spelling spelling = new Spelling();

    @ParameterizedTest
    @CsvSource({
        "شَهادةُ أَجر, شهاده اجر",
        "إثبات, اثبات",
        "مستشفى, مستشفي",
        "شـــهادة, شهادة",
        "الشهادات والأجور, شهادات اجور",
        "کتابی ۱۲۳, كتابي ١٢٣",
        "Employé, EMPLOYE",
        "œuvre d’art, oeuvre d'art",
        "Straße, strasse"
    })
    void whatIsWrittenInSeveralWaysIsOneWord(String one, String other) {
        assertThat(spelling.words(one)).isEqualTo(spelling.words(other)).isNotEmpty();
    }

    @Test
    void whatStaysIsPlainLatinWhateverIsTyped() {
        assertThat(spelling.words("100 % _ \\ ' \" \0 😀 \uD83D زر شهادة العمل Жизнь 証明 d’emploi"))
                .allMatch(word -> word.matches("[a-z0-9]+"))
                .contains("100", "d", "emploi", "zizn");
    }
}
