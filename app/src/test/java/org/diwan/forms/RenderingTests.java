package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.content;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;
import static org.diwan.forms.FormPages.posted;
import static org.diwan.forms.FormPages.texts;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class RenderingTests {

    private static final String HOSTILE = "\"><script>alert(1)</script>${7*7}[[${7*7}]]__${7*7}__'&amp;";

    @Test
    void theSecondPageOfTheRequestLooksLikeItsDesign() {
        FormSchema schema = content("request");
        Map<String, Object> values = FORMS.begin(schema, Map.of("template", "wage"), texts("en"));

        FormView view = FORMS.view(schema, "fit", Answers.of(values), texts("en"), Locale.ENGLISH);
        Document page = html(view, Locale.ENGLISH);

        assertThat(view.title()).isEqualTo("Make it fit your purpose");
        assertThat(page.select("legend, label.govuk-label").eachText())
                .contains("Language", "Addressed to", "Valid for", "Show on the certificate", "Monthly wage");
        assertThat(page.select("#f-addressee").val()).isEqualTo("To whom it may concern");
        assertThat(page.select("input[name=wageFields][checked]")).hasSize(4);
        assertThat(page.select("input[name=pensionFields]")).isEmpty();
        assertThat(page.select(".govuk-radios.three")).hasSize(2);
    }

    @Test
    void anErrorIsSaidInTheSummaryAndAtTheFieldWithWhatWasTyped() {
        Document page = wrongRequest("en");

        assertThat(page.select(".govuk-error-summary__title").text()).isEqualTo("Two answers need another look");
        assertThat(page.select(".govuk-error-summary__list a").eachText())
                .containsExactly(
                        "The addressee has 135 characters. Shorten it to 120 or fewer",
                        "Choose how long the certificate is valid");
        Element field = page.selectFirst("#f-addressee");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby")).isEqualTo("f-addressee-hint f-addressee-error");
        assertThat(page.select("#f-addressee-error").text()).startsWith("Error: The addressee has 135");
        assertThat(field.val()).hasSize(135);
        assertThat(page.select("input[name=wageFields]")).hasSize(4);
        assertThat(page.select("input[name=wageFields][checked]").eachAttr("value"))
                .containsExactly("joined");
        assertThat(page.select(".govuk-error-summary__list a").eachAttr("href"))
                .allSatisfy(
                        href -> assertThat(page.select(href).first().tagName()).isEqualTo("input"));
    }

    @Test
    void errorsSpeakArabicAndFrench() {
        assertThat(wrongRequest("ar").select(".govuk-error-summary").text())
                .contains("إجابتان تحتاجان إلى مراجعة")
                .contains("اسم الجهة 135 حرفًا. اختصره إلى 120 حرفًا أو أقل")
                .contains("اختر مدة صلاحية الشهادة");
        assertThat(wrongRequest("fr").select(".govuk-error-summary").text())
                .contains("Deux réponses sont à revoir")
                .contains("Le destinataire compte 135 caractères. Raccourcissez-le à 120 au plus");
    }

    @Test
    void whatHangsOnAnOptionStandsBelowItWithoutAScript() {
        FormSchema schema = content("reconcile");
        Document page = html(FORMS.view(schema, Answers.of(Map.of()), texts("en"), Locale.ENGLISH), Locale.ENGLISH);

        assertThat(page.select("fieldset.choice > label")).hasSize(3);
        assertThat(page.select("label:has(input[value=refuse]) + .reveal select[name=reason] option"))
                .hasSize(5);
        assertThat(page.select("label:has(input[value=ask]) + .reveal textarea[name=question]"))
                .hasSize(1);
        assertThat(page.select("label:has(input[value=issue]) + .reveal input[name=correction]"))
                .hasSize(4);
        assertThat(page.select(".govuk-radios__item:has(input[value=add-wages]) + .reveal input[name=wage]"))
                .hasSize(1);
        assertThat(page.select("form > .govuk-form-group > textarea[name=note]"))
                .hasSize(1);
    }

    @Test
    void markupAndTemplateSyntaxAreShownAsTyped() {
        FormSchema schema = form(
                "{'type':'textfield','key':'a','label':'A'}",
                "{'type':'textarea','key':'b','label':'B'}",
                "{'type':'number','key':'c','label':'C'}",
                "{'type':'datetime','key':'d','label':'D'}");
        Answers answers =
                FORMS.read(schema, posted("a", HOSTILE, "b", HOSTILE, "c", HOSTILE, "d-day", HOSTILE), Map.of());

        Document page = html(schema, answers);

        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("#f-a, #f-c, #f-d").eachAttr("value")).containsExactly(HOSTILE, HOSTILE, HOSTILE);
        assertThat(page.select("#f-b").text()).isEqualTo(HOSTILE);
    }

    @Test
    void labelsHintsOptionsAndTextsAreEscapedToo() {
        String hostile = "<script>x</script>${7*7}";
        FormSchema schema = form(
                "{'type':'radio','key':'a','label':'H','description':'H','values':[{'value':'H','label':'H'}]}",
                "{'type':'select','key':'b','label':'H','values':[{'value':'H','label':'H'}]}",
                "{'type':'checklist','key':'c','label':'H','values':[{'value':'H','label':'H'}]}",
                "{'type':'checkbox','key':'d','label':'H','description':'H'}",
                "{'type':'group','label':'H','components':[{'type':'text','text':'H'},{'type':'separator'}]}");
        FormSchema bad = FormSchema.parse(FormPages.json(
                        "{'type':'radio','key':'a','label':'H','description':'H','values':[{'value':'H','label':'H'}]}",
                        "{'type':'select','key':'b','label':'H','values':[{'value':'H','label':'H'}]}",
                        "{'type':'checklist','key':'c','label':'H','values':[{'value':'H','label':'H'}]}",
                        "{'type':'checkbox','key':'d','label':'H','description':'H'}",
                        "{'type':'group','label':'H','components':[{'type':'text','text':'H'},{'type':'separator'}]}")
                .replace("\"H\"", "\"" + hostile + "\""));

        assertThat(html(schema, Answers.of(Map.of())).text().replace("H", hostile))
                .isEqualTo(html(bad, Answers.of(Map.of())).text());
        assertThat(html(bad, Answers.of(Map.of())).select("script")).isEmpty();
    }

    @Test
    void everyTypeShowsTheAnswerThatIsKept() {
        String values = "'values':[{'value':'x','label':'X'},{'value':'y','label':'Y'}]";
        FormSchema schema = form(
                "{'type':'textfield','key':'a','label':'A','properties':{'autocomplete':'name'}}",
                "{'type':'textarea','key':'b','label':'B'}",
                "{'type':'number','key':'c','label':'C','decimalDigits':0}",
                "{'type':'datetime','subtype':'date','key':'d','label':'D','properties':{'autocomplete':'bday'}}",
                "{'type':'checkbox','key':'e','label':'E'}",
                "{'type':'checklist','key':'f','label':'F'," + values + "}",
                "{'type':'radio','key':'g','label':'G'," + values + "}",
                "{'type':'select','key':'h','label':'H'," + values + "}",
                "{'type':'textfield','key':'i','label':'I','readonly':true}");
        Document page = html(
                schema,
                Answers.of(Map.of(
                        "a",
                        "Nouf",
                        "b",
                        "one\ntwo",
                        "c",
                        7L,
                        "d",
                        LocalDate.of(2026, 11, 2),
                        "e",
                        true,
                        "f",
                        List.of("y"),
                        "g",
                        "x",
                        "h",
                        "y",
                        "i",
                        "fixed")));

        assertThat(page.select("#f-a").attr("autocomplete")).isEqualTo("name");
        assertThat(page.select("#f-a").val()).isEqualTo("Nouf");
        assertThat(page.select("#f-b").first().wholeText()).isEqualTo("one\ntwo");
        assertThat(page.select("#f-c").val()).isEqualTo("7");
        assertThat(page.select("#f-c").attr("inputmode")).isEqualTo("numeric");
        assertThat(page.select("[name=d-day], [name=d-month], [name=d-year]").eachAttr("value"))
                .containsExactly("02", "11", "2026");
        assertThat(page.select("[name=d-year]").attr("autocomplete")).isEqualTo("bday-year");
        assertThat(page.select("[checked], option[selected]").eachAttr("value")).containsExactly("true", "y", "x", "y");
        assertThat(page.select("p#f-i").text()).isEqualTo("fixed");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("input:not([type=radio]):not([type=checkbox]), select, textarea"))
                .allSatisfy(control -> assertThat(page.select("label[for=" + control.id() + "]"))
                        .hasSize(1));
    }

    @Test
    void aTextIsDrawnFromItsMarkdown() {
        Document page = html(
                form("{'type':'text','id':'t','text':'# Before you start\\n\\nRead **this**.\\n\\n\\nThen go on.'}"),
                Answers.of(Map.of()));

        assertThat(page.select("h2").eachText()).containsExactly("Before you start");
        assertThat(page.select("p").eachText()).containsExactly("Read this.", "Then go on.");
        assertThat(page.select("p strong").eachText()).containsExactly("this");
    }

    @Test
    void theSummaryAnswersInWordsAndLeadsBack() {
        FormSchema schema = content("request");
        Map<String, Object> values = FORMS.begin(schema, Map.of("template", "pension"), texts("en"));
        List<SummaryRow> rows = FORMS.summary(schema, values, texts("en"), Locale.ENGLISH);

        assertThat(rows)
                .extracting(SummaryRow::value)
                .containsExactly(
                        "Pension certificate",
                        "Arabic and English",
                        "To whom it may concern",
                        "30 days",
                        "Monthly benefit and Benefit paid since");
        Document list = FormPages.rows(rows, "/start/1");
        assertThat(list.select("dt")).hasSize(5);
        assertThat(list.select("a").eachAttr("href"))
                .startsWith("/start/1?page=what&_change=yes", "/start/1?page=fit&_change=yes");
    }

    @Test
    void numbersDatesAndSilenceAreShownInTheReadersLanguage() {
        FormSchema schema = form(
                "{'type':'number','key':'n','label':'N'}",
                "{'type':'datetime','key':'d','label':'D'}",
                "{'type':'checkbox','key':'c','label':'C'}",
                "{'type':'textfield','key':'t','label':'T'}");
        Map<String, Object> values = Map.of("n", 14500, "d", "2026-11-02", "c", true);

        assertThat(FORMS.summary(schema, values, Map.of(), Locale.ENGLISH))
                .extracting(SummaryRow::value)
                .containsExactly("14,500", "2 November 2026", "Yes", "Not answered");
        assertThat(FORMS.summary(schema, values, Map.of(), Locale.forLanguageTag("ar")))
                .extracting(SummaryRow::value)
                .containsExactly("14,500", "2 نوفمبر 2026", "نعم", "بلا إجابة");
        assertThat(FORMS.summary(schema, values, Map.of(), Locale.FRENCH))
                .extracting(SummaryRow::value)
                .containsExactly("14\u202f500", "2 novembre 2026", "Oui", "Sans réponse");
    }

    @Test
    void whatNobodyCanChangeIsTextAndSaysWhereNothingIsKnown() {
        FormSchema schema = form(
                "{'type':'number','key':'wage','label':'Wage','readonly':true,'decimalDigits':2,"
                        + "'appearance':{'prefixAdorner':'SAR'}}",
                "{'type':'textfield','key':'mobile','label':'Mobile','readonly':true,"
                        + "'properties':{'prefill':'registry.mobile'}}",
                "{'type':'select','key':'city','label':'City','readonly':true,"
                        + "'values':[{'value':'ruh','label':'Riyadh'}]}");
        Map<String, Object> values = Map.of("wage", 9250.5, "city", "ruh");
        Document page = html(schema, Answers.of(values));

        assertThat(page.select("input, select")).isEmpty();
        assertThat(page.select("p[id]").eachText()).containsExactly("SAR 9,250.50", "None on record", "Riyadh");
        assertThat(FORMS.summary(schema, values, Map.of(), Locale.ENGLISH))
                .extracting(SummaryRow::value)
                .containsExactly("9,250.50", "Riyadh");
    }

    @Test
    void theFirstOfAMonthIsAnOrdinalInFrench() {
        FormSchema schema = form("{'type':'datetime','key':'d','label':'D'}");

        assertThat(FORMS.summary(schema, Map.of("d", "2026-01-01"), Map.of(), Locale.FRENCH))
                .extracting(SummaryRow::value)
                .containsExactly("1er janvier 2026");
    }

    @Test
    void aTelephoneNumberIsShownAsItIsDialledFromLeftToRight() {
        FormSchema schema = form("{'type':'textfield','key':'t','label':'T','validate':{'validationType':'phone'}}");
        Map<String, Object> values = Map.of("t", "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧");

        assertThat(FORMS.summary(schema, values, Map.of(), Locale.forLanguageTag("ar")))
                .extracting(SummaryRow::value)
                .containsExactly("+966501234567");
        assertThat(html(schema, Answers.of(values)).select("#f-t").attr("dir")).isEqualTo("ltr");
    }

    private static Document wrongRequest(String language) {
        FormSchema schema = content("request");
        Locale locale = Locale.forLanguageTag(language);
        Answers answers = FORMS.read(
                schema,
                "fit",
                posted("languages", "en", "addressee", "x".repeat(135), "wageFields", "joined"),
                Map.of("template", "wage"));
        return html(FORMS.view(schema, "fit", answers, texts(language), locale), locale);
    }
}
