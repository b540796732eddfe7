package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderNameTests {

    @ParameterizedTest
    @CsvSource({
        "Ibrahim Yusuf Al-Qahtani,Ibrahim Yusuf Al-Qahtani",
        "IBRAHIM YUSUF ALQAHTANI,Ibrahim Yusuf Al-Qahtani",
        "Al Qahtani Ibrahim Yusuf,Ibrahim Yusuf Al-Qahtani",
        "Ibrahim bin Yousef Al Qahtany,Ibrahim Yusuf Al-Qahtani",
        "Ebrahim Yussuf Alqahtani,Ibrahim Yusuf Al-Qahtani",
        "Mohammed Salem Al-Ghamdi,Muhammad Salem Al-Ghamdi",
        "Abd al-Rahman Alharbi,Abdulrahman Al-Harbi",
        "Abdur Rahman Al Harbi,Abdulrahman Al-Harbi",
        "Nouf Abdel Rahman El Harbi,Nouf Abdulrahman Al-Harbi",
        "Amal Khaled Ben Ali,Amal Khalid Benali",
        "Mrs. Samira Hassan Al Zahrani,Samira Hassan Al-Zahrani",
        "إبراهيم يوسف القحطاني,إبراهيم يوسف القحطاني",
        "ابراهيم يوسف القحطانى,إبراهيم يوسف القحطاني",
        "القحطاني ابراهيم بن يوسف,إبراهيم يوسف القحطاني",
        "إِبْرَاهِيم يُوسُف القَحْطَانِي,إبراهيم يوسف القحطاني",
        "سميره حسن الزهراني,سميرة حسن الزهراني",
        "نوف عبد الرحمن الحربي,نوف عبدالرحمن الحربي",
        "أمل خالد بن على,أمل خالد بن علي"
    })
    void oneNameHasManySpellings(String one, String other) {
        assertThat(HolderName.similarity(one, other)).isGreaterThanOrEqualTo(85);
        assertThat(HolderName.similarity(other, one)).isGreaterThanOrEqualTo(85);
    }

    @ParameterizedTest
    @CsvSource({
        "Ibrahim Al-Qahtani,Ibrahim Yusuf Al-Qahtani",
        "إبراهيم القحطاني,إبراهيم يوسف القحطاني",
        "Muhammad Chowdhury,Muhammad Abdur-Rahman Shahidul Islam Chowdhury Al-Bangali"
    })
    void aNameLeftOutIsStillLike(String one, String other) {
        assertThat(HolderName.similarity(one, other)).isBetween(85, 97);
    }

    @ParameterizedTest
    @CsvSource({
        "Majed Turki Al-Otaibi,Ibrahim Yusuf Al-Qahtani",
        "Hassan Yusuf Al-Qahtani,Hussein Yusuf Al-Qahtani",
        "Ibrahim Yusuf Al-Zahrani,Ibrahim Yusuf Al-Qahtani",
        "Ibrahim,Ibrahim Yusuf Al-Qahtani",
        "ماجد تركي العتيبي,إبراهيم يوسف القحطاني",
        "إبراهيم يوسف الزهراني,إبراهيم يوسف القحطاني",
        "Abdullah Al-Harbi,Abdulrahman Al-Harbi",
        "عبد الله الحربي,عبدالرحمن الحربي",
        "Ibrahim Trading Company,Ibrahim Yusuf Al-Qahtani"
    })
    void anotherPersonIsNotLike(String one, String other) {
        assertThat(HolderName.similarity(one, other)).isLessThan(85);
        assertThat(HolderName.similarity(other, one)).isLessThan(85);
    }

    @ParameterizedTest
    @CsvSource({
        "Majed Turki Al-Otaibi,Ibrahim Yusuf Al-Qahtani",
        "ماجد تركي العتيبي,إبراهيم يوسف القحطاني",
        "'',Ibrahim",
        "'12 - !',Ibrahim",
        "al,Ibrahim",
        "إبراهيم,Ibrahim"
    })
    void aStrangerIsFarOff(String one, String other) {
        assertThat(HolderName.similarity(one, other)).isBetween(0, 59);
    }

    @Test
    void longNamesEndSoon() {
        assertThat(HolderName.similarity("al ".repeat(2_000), "x ".repeat(2_000)))
                .isZero();
        assertThat(HolderName.similarity("abd".repeat(300), "abdul ".repeat(70)))
                .isLessThan(60);
    }
}
