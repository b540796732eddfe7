package org.diwan.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.diwan.money.Iban.Problem;
import org.iban4j.CountryCode;
import org.iban4j.bban.BbanStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTests {

    private static final String SAUDI = "SA0380000000608010167519";

    /** Examples of the registry of account numbers. */
    static Stream<String> examples() {
        return Stream.of(
                SAUDI,
                "AE070331234567890123456",
                "JO94CBJO0010000000000131000302",
                "FR1420041010050500013M02606",
                "DE89370400440532013000",
                "GB29NWBK60161331926819",
                "EG380019000500000000263180002",
                "KW81CBKU0000000000001234560101",
                "BH67BMAG00001299123456",
                "QA58DOHB00001234567890ABCDEFG",
                "OM810180000001299123456",
                "NL91ABNA0417164300",
                "MT84MALT011000012345MTLCAST001S",
                "NO9386011117947",
                "LC55HEMM000100010012001200023015",
                "SO211000001001000100141",
                "YE15CBYE0001018861234567891234");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheRegistryAreRight(String iban) {
        assertThat(Iban.problem(iban)).isEmpty();
        assertThat(Iban.plain(Iban.grouped(iban).toLowerCase(Locale.ROOT))).isEqualTo(iban);
        assertThat(Iban.of(iban.substring(0, 2), iban.substring(4))).isEqualTo(iban);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " sa03 8000 0000 6080 1016 7519 ",
                "SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩",
                "\u200eSA03\u00a08000\u202f0000\u200f6080\ufeff10167519\u202c",
                "sA۰۳۸۰۰۰۰۰۰۰۶۰۸۰۱۰۱۶۷۵۱۹",
                "SA03\t8000\r\n0000608010167519"
            })
    void howItIsTypedDoesNotMatter(String typed) {
        assertThat(Iban.plain(typed)).isEqualTo(SAUDI);
    }

    @ParameterizedTest
    @CsvSource({
        "SA038000000060801016751,LENGTH",
        "SA03800000006080101675190,LENGTH",
        "SA,LENGTH",
        "SA0380000000608010167518,CHECK_DIGITS",
        "SA0380000000680010167519,CHECK_DIGITS",
        "SAA380000000608010167519,CHECK_DIGITS",
        "US0380000000608010167519,COUNTRY",
        "XX0380000000608010167519,COUNTRY",
        "0380000000608010167519SA,COUNTRY",
        "S,COUNTRY",
        "SA03-8000-0000-6080-1016-7519,CHARACTERS",
        "SA03٪8000000060801016751,CHARACTERS",
        "سع0380000000608010167519,CHARACTERS",
        "ſA0380000000608010167519,CHARACTERS",
        "DE8937040044053201300O,CHARACTERS",
        "JO941234001000000000013100030,LENGTH",
        "JO94123400100000000001310003 2,CHARACTERS"
    })
    void eachMistakeHasItsName(String text, Problem problem) {
        assertThat(Iban.problem(text)).contains(problem);
    }

    @Test
    void checkDigitsThatOnlyTheRemainderTakesAreWrong() {
        Random random = new Random(97);
        for (int i = 0; i < 20_000; i++) {
            String iban = Iban.of("SA", "80" + "%018d".formatted(random.nextLong(1_000_000_000_000_000_000L)));
            int digits = Integer.parseInt(iban.substring(2, 4));
            for (int other : List.of(digits - 97, digits + 97)) {
                if (other >= 0 && other <= 99) {
                    assertThat(Iban.problem("SA%02d".formatted(other) + iban.substring(4)))
                            .contains(Problem.CHECK_DIGITS);
                }
            }
        }
    }

    @Test
    void oneWrongOrTwoSwappedDigitsNeverPass() {
        Random random = new Random(13616);
        List<CountryCode> countries = BbanStructure.supportedCountries();
        for (int i = 0; i < 5_000; i++) {
            String iban = org.iban4j.Iban.random(countries.get(random.nextInt(countries.size())))
                    .toString();
            assertThat(Iban.problem(iban)).as(iban).isEmpty();
            int at = 2 + random.nextInt(iban.length() - 3);
            if (!iban.substring(at, at + 2).matches("\\d\\d")) {
                continue;
            }
            char digit = (char) ('0' + random.nextInt(10));
            String mistyped = iban.substring(0, at) + digit + iban.substring(at + 1);
            assertThat(Iban.isValid(mistyped)).as(mistyped).isEqualTo(mistyped.equals(iban));
            if (iban.charAt(at) != iban.charAt(at + 1)) {
                String swapped = iban.substring(0, at) + iban.charAt(at + 1) + iban.charAt(at) + iban.substring(at + 2);
                assertThat(Iban.isValid(swapped)).as(swapped).isFalse();
            }
        }
    }

    @Test
    void whateverIsTypedHasAnAnswer() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            String typed = random.ints(random.nextInt(40), 0, i % 2 == 0 ? 0x110000 : 0x700)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String plain = Iban.plain((i % 3 == 0 ? "SA" : "") + typed);
            assertThat(Iban.plain(plain)).isEqualTo(plain);
            assertThat(Iban.problem(plain)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SA0380000000608010167519,80",
        "AE070331234567890123456,033",
        "JO94CBJO0010000000000131000302,CBJO",
        "FR1420041010050500013M02606,20041",
        "DE89370400440532013000,37040044",
        "YE15CBYE0001018861234567891234,''"
    })
    void theBankIsNamedInside(String iban, String code) {
        assertThat(Iban.bankCode(iban)).isEqualTo(code);
    }
}
