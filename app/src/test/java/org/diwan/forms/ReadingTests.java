package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.posted;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTests {

    private static final String NAME = "{'type':'textfield','key':'name','label':'Name','validate':{%s}}";

    @Test
    void aLineIsTrimmedAndBroughtIntoNormalForm() {
        assertThat(one(text(""), "name", " \u00a0Cafe\u0301 \t")).isEqualTo("Café");
    }

    @Test
    void whatIsBlankIsNoAnswer() {
        assertThat(problem(text("'required':true"), "name", " \u2003 ")).isEqualTo("required");
        assertThat(read(text(""), "name", "  ").values()).isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        assertThat(one(text("'maxLength':3"), "name", "😀😀e\u0301")).isEqualTo("😀😀é");
        assertThat(read(text("'maxLength':3"), "name", "😀😀😀😀").errors().get("name"))
                .isEqualTo(new Problem("tooLong", Map.of("count", 4, "max", 3)));
        assertThat(problem(text("'minLength':3"), "name", "ab")).isEqualTo("tooShort");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 9, 0xA, 0xD, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200E, 0x200F, 0x061C, 0x202A, 0x202E, 0x2028,
                0x2029, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFFE, 0xD800, 0xE000, 0xE0001
            })
    void aLineHoldsNothingUnseen(int codePoint) {
        String typed = "Al " + Character.toString(codePoint) + " Wadi";

        assertThat(problem(text(""), "name", typed)).isEqualTo("unseen");
    }

    @Test
    void aTextMayHaveLinesAndMarksOfDirectionButNoOverrides() {
        FormSchema schema = form("{'type':'textarea','key':'reply','label':'Reply'}");

        assertThat(one(schema, "reply", "one\r\n\u200ftwo\n")).isEqualTo("one\n\u200ftwo");
        assertThat(problem(schema, "reply", "one\u202etwo")).isEqualTo("unseen");
        assertThat(problem(schema, "reply", "one\u0000two")).isEqualTo("unseen");
        assertThat(problem(schema, "reply", "x".repeat(10_001))).isEqualTo("tooLong");
    }

    @Test
    void aLineOfTenThousandCharactersIsTooLong() {
        assertThat(problem(text(""), "name", "x".repeat(10_000))).isEqualTo("tooLong");
    }

    @Test
    void aPatternIsMatchedWithinABudget() {
        assertThat(one(text("'pattern':'^[A-Z]{2}[0-9]+$'"), "name", "SA12")).isEqualTo("SA12");
        assertThat(problem(text("'pattern':'^[A-Z]{2}[0-9]+$'"), "name", "12")).isEqualTo("pattern");
        assertThat(problem(text("'pattern':'(a+)+b'"), "name", "a".repeat(900))).isEqualTo("pattern");
    }

    @ParameterizedTest
    @CsvSource({
        "email,n@x.org,true",
        "email,n@x,false",
        "email,a b@x.org,false",
        "email,n@@x.org,false",
        "phone,+966 11 234 5678,true",
        "phone,٠٥٥١٢٣٤٥٦٧,true",
        "phone,call me,false"
    })
    void addressesAndTelephoneNumbersAreRecognised(String type, String typed, boolean accepted) {
        assertThat(read(text("'validationType':'" + type + "'"), "name", typed).valid())
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "+966 50 123 4567,+966501234567",
        "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧,+966501234567",
        "٠٠٩٦٦-٥٠-١٢٣٤٥٦٧,+966501234567",
        "\u200e+966 (50) 123.4567,+966501234567",
        "\u2066+33 6\u00a012\u202f34 56 78\u2069,+33612345678",
        "050 123 4567,0501234567"
    })
    void aTelephoneNumberIsKeptAsItIsDialled(String typed, String kept) {
        assertThat(one(text("'validationType':'phone'"), "name", typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "sa03 8000 0000 6080 1016 7519,SA0380000000608010167519",
        "SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩,SA0380000000608010167519",
        "\u200eSA0380000000608010167519\u202c,SA0380000000608010167519",
        "SA0380000000608010167518,iban-check-digits",
        "SA03 8000 0000 6080 1016 751,iban-length",
        "US03 8000 0000 6080 1016 7519,iban-country",
        "SA03 8000 0000 6080 1016 751!,iban-characters",
        "' \u200e ',required"
    })
    void anAccountNumberIsKeptAsBanksKnowIt(String typed, String kept) {
        FormSchema schema = form("{'type':'textfield','key':'iban','label':'IBAN','properties':{'format':'iban'},"
                + "'validate':{'required':true}}");
        Answers answers = FORMS.read(schema, posted("iban", typed), Map.of());

        assertThat(
                        answers.valid()
                                ? answers.values().get("iban")
                                : answers.errors().get("iban").kind())
                .isEqualTo(kept);
    }

    @Test
    void aFormatThatIsNotKnownIsNoForm() {
        assertThatThrownBy(() -> form("{'type':'textfield','key':'x','label':'X','properties':{'format':'bic'}}"))
                .hasMessageContaining("has a format other than iban");
        assertThatThrownBy(() -> form("{'type':'number','key':'x','label':'X','properties':{'format':'iban'}}"))
                .hasMessageContaining("of a textfield");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1500;1500",
                "1500.50;1500.50",
                "14,500.00;14500",
                "14 500,5;14500.5",
                "١٤٥٠٠٫٥;14500.5",
                "۱۲۳;123",
                "١٬٥٠٠;1500",
                "-3;-3",
                "−3;-3",
                "1,500;1500",
                "007;7"
            })
    void numbersAreReadInTheDigitsOfEveryLanguage(String typed, BigDecimal number) {
        FormSchema schema = form("{'type':'number','key':'n','label':'N'}");

        assertThat(new BigDecimal(one(schema, "n", typed).toString())).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1e9", "NaN", "0x1F", "1.2.3", "--1", "12345678901234567", "1 2", "1\u202e2"})
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(problem(form("{'type':'number','key':'n','label':'N'}"), "n", typed))
                .isEqualTo("number");
    }

    @Test
    void aNumberKeepsWithinItsBoundsWhichMayDependOnAnswers() {
        FormSchema schema = form(
                "{'type':'number','key':'low','label':'Low'}",
                "{'type':'number','key':'n','label':'N','decimalDigits':1,'validate':{'min':'=low + 1','max':9}}");

        assertThat(FORMS.read(schema, posted("low", "3", "n", "4.5"), Map.of()).values())
                .containsEntry("n", new BigDecimal("4.5"));
        assertThat(FORMS.read(schema, posted("low", "3", "n", "3"), Map.of()).errors())
                .containsEntry("n", Problem.of("tooSmall", "min", new BigDecimal("4")));
        assertThat(problem(schema, "n", "9.1")).isEqualTo("tooLarge");
        assertThat(problem(schema, "n", "8.25")).isEqualTo("decimals");
    }

    @Test
    void aDateIsTypedInThreePartsOrComesWhole() {
        FormSchema schema = form("{'type':'datetime','subtype':'date','key':'d','label':'D'}");
        String date = "2026-11-02";

        assertThat(FORMS.read(schema, posted("d-day", "٢", "d-month", "11", "d-year", "2026"), Map.of())
                        .values())
                .containsEntry("d", date);
        assertThat(one(schema, "d", "2026-11-02")).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "31,2,2026,date",
        "1,13,2026,date",
        ",2,2026,dateWithout.day",
        "1,,2026,dateWithout.month",
        "1,2,,dateWithout.year",
        "1,2,26,dateYear",
        "1,2,9999,dateYear",
        "x,2,2026,date"
    })
    void aDateThatDoesNotExistIsRefused(String day, String month, String year, String kind) {
        FormSchema schema = form("{'type':'datetime','subtype':'date','key':'d','label':'D'}");
        Answers answers =
                FORMS.read(schema, posted("d-day", day == null ? "" : day, "d-month", month, "d-year", year), Map.of());

        assertThat(answers.errors().get("d").kind()).isEqualTo(kind);
    }

    @Test
    void onlyWhatIsOfferedCanBeChosen() {
        String values = "'values':[{'value':'a','label':'A'},{'value':'b','label':'B'}]";
        FormSchema schema = form(
                "{'type':'radio','key':'r','label':'R'," + values + "}",
                "{'type':'select','key':'s','label':'S'," + values + "}",
                "{'type':'checklist','key':'c','label':'C'," + values + "}",
                "{'type':'checkbox','key':'x','label':'X'}");

        assertThat(FORMS.read(schema, posted("r", "c", "s", "A", "c", "a", "c", "z", "x", "maybe"), Map.of())
                        .errors())
                .hasSize(4)
                .allSatisfy((key, problem) -> assertThat(problem.kind()).isEqualTo("option"));
        assertThat(FORMS.read(schema, posted("r", "a", "r", "b"), Map.of()).errors())
                .containsOnlyKeys("r");
        assertThat(FORMS.read(schema, posted("r", "a", "s", "b", "c", "b", "c", "a", "c", "a", "x", "true"), Map.of())
                        .values())
                .isEqualTo(Map.of("r", "a", "s", "b", "c", List.of("b", "a"), "x", true));
    }

    @Test
    void anEmptyBoxIsFalseAndAnEmptyListIsEmptyUnlessOneIsRequired() {
        String list = "{'type':'checklist','key':'c','label':'C','values':[{'value':'a'}]";
        String box = "{'type':'checkbox','key':'x','label':'X'";

        assertThat(FORMS.read(form(list + "}", box + "}"), posted(), Map.of()).values())
                .isEqualTo(Map.of("c", List.of(), "x", false));
        String required = ",'validate':{'required':true}}";
        assertThat(FORMS.read(form(list + required, box + required), posted(), Map.of())
                        .errors())
                .containsOnlyKeys("c", "x");
    }

    @Test
    void undeclaredNamesAreIgnoredAndReported() {
        Answers answers = read(text(""), "name", "Nouf");
        Answers more = FORMS.read(
                text(""), posted("name", "Nouf", "approved", "true", "_csrf", "x", "execution", "1"), Map.of());

        assertThat(answers.undeclared()).isEmpty();
        assertThat(more.undeclared()).containsExactlyInAnyOrder("approved", "execution");
        assertThat(more.values()).isEqualTo(Map.of("name", "Nouf"));
    }

    @Test
    void aReadOnlyFieldKeepsItsValue() {
        FormSchema schema = form("{'type':'textfield','key':'id','label':'Id','readonly':true}");

        assertThat(FORMS.read(schema, posted("id", "forged"), Map.of("id", "1000000008"))
                        .values())
                .containsEntry("id", "1000000008");
    }

    @Test
    void farTooMuchIsNotEvenLookedAt() {
        Answers answers = read(text(""), "name", "x".repeat(Reader.MOST_CHARACTERS + 1));

        assertThat(answers.errors().get("").kind()).isEqualTo("tooMuch");
        assertThat(answers.typed()).isEmpty();
    }

    private static FormSchema text(String rules) {
        return form(NAME.formatted(rules));
    }

    private static Answers read(FormSchema schema, String name, String typed) {
        return FORMS.read(schema, posted(name, typed), Map.of());
    }

    private static Object one(FormSchema schema, String name, String typed) {
        Answers answers = read(schema, name, typed);
        assertThat(answers.errors()).isEmpty();
        return answers.values().get(name);
    }

    private static String problem(FormSchema schema, String name, String typed) {
        return read(schema, name, typed).errors().get(name).kind();
    }
}
