package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Choices and tables of what the record holds of the client. */
class RecordListTests {

    private static final FormSchema FORM = form(
            "{'type':'checklist','id':'b','key':'benefits','label':'Benefits','valuesKey':'registry.benefits','validate':{'required':true}}",
            "{'type':'table','id':'t','label':'Benefits','dataSource':'=registry.benefits','columns':[{'key':'label','label':'Benefit'}]}",
            "{'type':'text','id':'n','text':'More','conditional':{'hide':'=count(registry.benefits) < 2'}}");

    private static final Map<String, Object> TWO = lists(option("600000001", "Pension"), option("600000002", "Widow"));

    @Test
    void aFormNamesTheListsThatItReads() {
        assertThat(FORM.lists()).containsExactly("benefits");
        assertThat(FormPages.content("request").lists()).isEmpty();
    }

    @Test
    void whatStandsInTheListIsAnOptionARowAndAFact() {
        FormView page = FORMS.view(FORM, Answers.of(Map.of()).beside(TWO), Map.of(), Locale.ENGLISH);
        assertThat(page.fields()).extracting(FieldView::kind).containsExactly("checklist", "table", "text");
        assertThat(page.fields().get(0).options())
                .extracting(FieldView.OptionView::value, FieldView.OptionView::label)
                .contains(tuple("600000002", "Widow"));
    }

    @Test
    void onlyWhatStandsInTheListIsTakenAndTheListIsNoAnswer() {
        Answers good = FORMS.read(FORM, posted("600000002"), TWO);
        assertThat(good.errors()).isEmpty();
        assertThat(good.onto(Map.of())).isEqualTo(Map.of("benefits", List.of("600000002")));
        assertThat(FORMS.read(FORM, posted("600000003"), TWO)
                        .errors()
                        .get("benefits")
                        .kind())
                .isEqualTo("option");
        assertThat(FORMS.check(FORM, Map.of("benefits", List.of("600000003")), TWO)
                        .errors())
                .containsKey("benefits");
    }

    @Test
    void withoutAnyTheFormSaysSoAndCannotBeSent() {
        Map<String, Object> none = lists();
        FormView page = FORMS.view(
                FORM,
                Answers.of(Map.of()).beside(none),
                Map.of("form." + FORM.id() + ".benefits.none", "We pay you no benefit."),
                Locale.ENGLISH);
        assertThat(page.fields().get(0).hint()).isEqualTo("We pay you no benefit.");
        assertThat(FORMS.read(FORM, posted("600000001"), none).errors()).containsKey("benefits");
        assertThat(FORMS.read(FORM, new LinkedMultiValueMap<>(), none)
                        .errors()
                        .get("benefits")
                        .kind())
                .isEqualTo("nothing");
    }

    private static MultiValueMap<String, String> posted(String benefit) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        posted.add("benefits", benefit);
        return posted;
    }

    private static Map<String, Object> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    @SafeVarargs
    private static Map<String, Object> lists(Map<String, Object>... benefits) {
        return Map.of("registry", Map.of("benefits", List.of(benefits)));
    }
}
