package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;
import static org.diwan.forms.FormPages.posted;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the types of form-js do beyond a plain answer. */
class ComponentsTests {

    @ParameterizedTest
    @CsvSource({"14:30,14:30", "2:30 pm,14:30", "٢:٣٠ م,14:30", "1430,14:30", "9,09:00", "12 am,00:00"})
    void aTimeIsReadAsPeopleWriteIt(String typed, String time) {
        FormSchema schema = form("{'type':'datetime','subtype':'time','id':'t','key':'t','timeLabel':'At'}");

        assertThat(FORMS.read(schema, posted("t-time", typed), Map.of()).values())
                .containsEntry("t", time);
        assertThat(FORMS.read(schema, posted("t", time), Map.of()).values()).containsEntry("t", time);
    }

    @ParameterizedTest
    @CsvSource({"no_timezone,2026-11-22T01:15", "utc_offset,2026-11-22T01:15+03:00", "utc_normalized,2026-11-21T22:15Z"
    })
    void aMomentIsWrittenAsTheSchemaAsksAndShownInOurZone(String format, String value) {
        FormSchema schema = form("{'type':'datetime','subtype':'datetime','id':'t','key':'t','dateLabel':'When',"
                + "'timeSerializingFormat':'" + format + "'}");
        Answers answers = FORMS.read(
                schema, posted("t-day", "22", "t-month", "11", "t-year", "2026", "t-time", "1:15"), Map.of());

        assertThat(answers.values()).containsEntry("t", value);
        assertThat(html(schema, Answers.of(answers.values()))
                        .select("input[name=t-time]")
                        .val())
                .isEqualTo("01:15");
        assertThat(FORMS.summary(schema, answers.values(), Map.of(), Locale.ENGLISH)
                        .get(0)
                        .value())
                .isEqualTo("22 November 2026 01:15");
    }

    @ParameterizedTest
    @CsvSource({"25:00,time", "12:60,time", "noon,time", "13 pm,time"})
    void whatIsNoTimeIsRefused(String typed, String kind) {
        FormSchema schema = form("{'type':'datetime','subtype':'time','id':'t','key':'t','timeLabel':'At'}");

        assertThat(FORMS.read(schema, posted("t-time", typed), Map.of())
                        .errors()
                        .get("t")
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aPastDayIsRefusedWhereTheSchemaSaysSo() {
        FormSchema schema = form(
                "{'type':'datetime','subtype':'date','id':'d','key':'d','dateLabel':'D','disallowPassedDates':true}");

        assertThat(FORMS.read(schema, posted("d", "2026-11-21"), Map.of())
                        .errors()
                        .get("d")
                        .kind())
                .isEqualTo("past");
        assertThat(FORMS.read(schema, posted("d", "2026-11-22"), Map.of()).valid())
                .isTrue();
    }

    @Test
    void optionsComeFromAnswersAndExpressionsAndKeepTheirType() {
        FormSchema schema = form(
                "{'type':'select','id':'a','key':'a','label':'A','valuesExpression':'=for n in 1..3 return n * 10'}",
                "{'type':'radio','id':'b','key':'b','label':'B','valuesKey':'offices'}");
        Map<String, Object> offices = Map.of("offices", List.of(Map.of("label", "Riyadh", "value", "r"), "Jeddah"));

        Answers answers = FORMS.read(schema, posted("a", "20", "b", "Jeddah"), offices);
        assertThat(answers.values()).isEqualTo(Map.of("a", 20L, "b", "Jeddah"));
        assertThat(html(schema, answers).select("input[name=b]").eachAttr("value"))
                .containsExactly("r", "Jeddah");
        assertThat(FORMS.read(schema, posted("a", "40"), offices).errors()).containsOnlyKeys("a");
    }

    @Test
    void anExpressionIsWorkedOutOfTheOthersAndCannotBePosted() {
        FormSchema schema = form(
                "{'type':'number','id':'w','key':'wage','label':'Wage'}",
                "{'type':'expression','id':'y','key':'year','expression':'=wage * 12','computeOn':'change'}",
                "{'type':'textfield','id':'t','key':'tax','label':'Tax','conditional':{'hide':'=year < 1000'}}");

        assertThat(FORMS.read(schema, posted("wage", "100.5", "year", "7", "tax", "x"), Map.of())
                        .values()
                        .get("year"))
                .hasToString("1206");
        assertThat(FORMS.read(schema, posted("wage", "10", "tax", "x"), Map.of())
                        .values())
                .doesNotContainKey("tax");
    }

    @Test
    void aNumberKeepsItsSteps() {
        FormSchema schema = form("{'type':'number','id':'n','key':'n','label':'N','increment':'0.25',"
                + "'serializeToString':true,'appearance':{'prefixAdorner':'SAR','suffixAdorner':'a month'}}");

        assertThat(FORMS.read(schema, posted("n", "1.75"), Map.of()).values()).containsEntry("n", "1.75");
        assertThat(FORMS.read(schema, posted("n", "1.8"), Map.of())
                        .errors()
                        .get("n")
                        .kind())
                .isEqualTo("step");
        Document page = html(schema, Answers.of(Map.of()));
        assertThat(page.select(".govuk-input__prefix").text()).isEqualTo("SAR");
        assertThat(page.select(".govuk-input__suffix").text()).isEqualTo("a month");
    }

    @Test
    void aTableShowsItsDataUnderItsHeadings() {
        FormSchema schema = form("{'type':'table','id':'t','label':'Wages','dataSource':'=wages','columns':["
                + "{'label':'Month','key':'month'},{'label':'Amount','key':'amount'}]}");
        Document page = html(
                schema,
                Answers.of(
                        Map.of("wages", List.of(Map.of("month", "2026-10-01", "amount", 14500), Map.of("x", "<b>")))));

        assertThat(page.select("th").eachText()).containsExactly("Month", "Amount");
        assertThat(page.select("td").eachText()).containsExactly("1 October 2026", "14,500");
        assertThat(page.select("td")).hasSize(4);
        assertThat(html(schema, Answers.of(Map.of())).select("td").text()).isEqualTo("Nothing to show.");
    }

    @Test
    void aTemplateFillsInAnswersAsWordsOnly() {
        FormSchema schema = form(
                "{'type':'text','id':'m','text':'Hello **{{name}}**{{#if rows}}, you have:{{/if}}"
                        + "{{#loop rows}}\\n- {{amount}} for {{parent.name}}{{/loop}}'}",
                "{'type':'html','id':'h','content':'<h1>Dear {{name}}</h1><script>alert(1)</script>"
                        + "<a href=\\\"javascript:alert(1)\\\" onclick=\\\"x\\\">go</a><p style=\\\"color:red\\\">ok</p>'}");
        Map<String, Object> data = Map.of(
                "name", "<img src=x onerror=alert(1)>", "rows", List.of(Map.of("amount", 5), Map.of("amount", 7)));
        Document page = html(schema, Answers.of(data));

        assertThat(page.select("li").eachText())
                .containsExactly("5 for <img src=x onerror=alert(1)>", "7 for <img src=x onerror=alert(1)>");
        assertThat(page.select("h2").text()).isEqualTo("Dear <img src=x onerror=alert(1)>");
        assertThat(page.select("script, img, [onclick], [style], a")).isEmpty();
    }

    @Test
    void whatIsForeignBecomesALinkAndWhatIsOursIsShown() {
        FormSchema schema = form(
                "{'type':'image','id':'i','source':'/assets/x.png','alt':'A map'}",
                "{'type':'image','id':'j','source':'https://example.org/y.png','alt':'Another'}",
                "{'type':'iframe','id':'f','label':'The law','url':'https://example.org/law'}",
                "{'type':'documentPreview','id':'p','label':'Papers','dataSource':'=papers'}");
        Map<String, Object> papers = Map.of(
                "papers",
                List.of(
                        Map.of(
                                "documentId",
                                "1",
                                "endpoint",
                                "/cases/x/uploads/{documentId}",
                                "metadata",
                                Map.of("fileName", "slip.pdf", "contentType", "application/pdf")),
                        Map.of("documentId", "2", "endpoint", "javascript:x", "metadata", Map.of("fileName", "y"))));
        Document page = html(schema, Answers.of(papers));

        assertThat(page.select("img").eachAttr("src")).containsExactly("/assets/x.png");
        assertThat(page.select("img").attr("alt")).isEqualTo("A map");
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("https://example.org/y.png", "https://example.org/law", "/cases/x/uploads/1");
        assertThat(page.select("iframe")).isEmpty();
        assertThat(page.select(".files li").text()).isEqualTo("slip.pdf PDF");
    }

    @Test
    void buttonsLendTheirWordsOrEmptyTheForm() {
        FormSchema schema = form(
                "{'type':'button','id':'b','label':'Hand it in','action':'submit'}",
                "{'type':'button','id':'c','label':'Clear','action':'reset'}",
                "{'type':'spacer','id':'s','height':100}");
        FormView view = FORMS.view(schema, Answers.of(Map.of()), Map.of(), Locale.ENGLISH);

        assertThat(view.submit()).isEqualTo("Hand it in");
        Document page = html(view, Locale.ENGLISH);
        assertThat(page.select("button[type=reset]").text()).isEqualTo("Clear");
        assertThat(page.select(".spacer.large")).hasSize(1);
    }

    @Test
    void filesAreKeptUntilTheyAreTakenAway() {
        FormSchema schema = form("{'type':'filepicker','id':'f','key':'slips','label':'Pay slips','multiple':true,"
                + "'accept':'.pdf,image/*','validate':{'required':true}}");
        UploadedFile pdf = new UploadedFile("1", "a.pdf", "application/pdf", 10, null);
        UploadedFile png = new UploadedFile("2", "b.png", "image/png", 3_000_000, null);
        UploadedFile program = new UploadedFile("3", "c.pdf", "application/x-msdownload", 10, null);

        Map<String, UploadedFile> both = Map.of("1", pdf, "2", png);
        Answers first =
                FORMS.read(schema, posted(), new SentFiles(Map.of("slips", List.of(pdf, png)), Map.of()), Map.of());
        assertThat(first.values().get("slips")).isEqualTo(List.of(pdf.answer(), png.answer()));
        Document page = html(schema, first);
        assertThat(page.select(".file").eachText()).containsExactly("a.pdf 1 KB", "b.png 2.9 MB");
        assertThat(page.select("input[name=slips][type=hidden]").eachAttr("value"))
                .containsExactly("1", "2");

        Answers more = FORMS.read(
                schema,
                posted("slips", "1", "slips", "2", "slips", "someone-elses"),
                new SentFiles(Map.of("slips", List.of(program)), both),
                Map.of());
        assertThat(more.errors().get("slips").kind()).isEqualTo("file.kind");
        assertThat(more.values()).isEqualTo(first.values());

        Answers fewer = FORMS.read(
                schema,
                posted("slips", "1", "slips", "2", "_drop", "slips:1"),
                new SentFiles(Map.of(), both),
                Map.of());
        assertThat(fewer.complete()).isFalse();
        assertThat(fewer.values().get("slips")).isEqualTo(List.of(png.answer()));

        assertThat(FORMS.read(schema, posted("slips", "2"), Map.of())
                        .errors()
                        .get("slips")
                        .kind())
                .isEqualTo("required");
        assertThat(FORMS.check(schema, first.values(), Map.of()).values()).isEqualTo(first.values());
    }

    @Test
    void whatTheSchemaPutsIntoOneRowStandsSideBySide() {
        FormSchema schema = form(
                "{'type':'textfield','id':'a','key':'a','label':'A','layout':{'row':'R1','columns':8}}",
                "{'type':'textfield','id':'b','key':'b','label':'B','layout':{'row':'R1'},'validate':{'required':true}}",
                "{'type':'textfield','id':'c','key':'c','label':'C','layout':{'row':'R2'}}");
        Document page = html(schema, FORMS.read(schema, posted("a", "x"), Map.of()));

        assertThat(page.select(".side-by-side input").eachAttr("name")).containsExactly("a", "b");
        assertThat(page.select(".govuk-error-summary__list a").attr("href")).isEqualTo("#f-b");
    }

    @Test
    void aReadOnlyFieldMayBeSoByAnAnswer() {
        FormSchema schema = form(
                "{'type':'checkbox','id':'k','key':'keep','label':'Keep'}",
                "{'type':'textfield','id':'t','key':'t','label':'T','readonly':'=keep'}");

        assertThat(FORMS.read(schema, posted("keep", "true", "t", "new"), Map.of("t", "old"))
                        .values())
                .containsEntry("t", "old");
        assertThat(FORMS.read(schema, posted("t", "new"), Map.of("t", "old")).values())
                .containsEntry("t", "new");
    }

    @Test
    void whatIsKnownAlreadyIsFilledInAndSaysWhereItComesFrom() {
        FormSchema schema = form(
                "{'type':'textfield','id':'e','key':'email','label':'E-mail','properties':{'prefill':'registry.email'}}");
        Map<String, Known> facts =
                Map.of("registry.email", new Known("n@example.org", "you, online", LocalDate.of(2026, 5, 3), "/x"));
        Map<String, Object> values = FORMS.begin(schema, Map.of(), facts, Map.of());
        FormView view = FORMS.view(schema, "", Answers.of(values), facts, Map.of(), Locale.ENGLISH);

        assertThat(values).containsEntry("email", "n@example.org");
        assertThat(html(view, Locale.ENGLISH).select(".known-as").text())
                .isEqualTo("From our record: you, online, 3 May 2026 This is wrong");
    }
}
