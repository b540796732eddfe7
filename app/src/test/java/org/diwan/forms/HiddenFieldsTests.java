package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.content;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.posted;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HiddenFieldsTests {

    @Test
    void onlyTheFieldsOfTheChosenCertificateAreTaken() {
        Answers answers = FORMS.read(
                content("request"),
                "fit",
                posted(
                        "languages",
                        "en",
                        "addressee",
                        "A bank",
                        "validity",
                        "7",
                        "wageFields",
                        "occupation",
                        "pensionFields",
                        "monthlyBenefit"),
                Map.of("template", "wage"));

        assertThat(answers.valid()).isTrue();
        assertThat(answers.values()).containsEntry("wageFields", List.of("occupation"));
        assertThat(answers.values()).doesNotContainKeys("pensionFields", "employmentFields");
        assertThat(answers.undeclared()).isEmpty();
    }

    @Test
    void aCertificateOfNoRegistrationHasNoFieldsToChoose() {
        Answers answers = FORMS.read(
                content("request"),
                posted("template", "not-registered", "languages", "en", "addressee", "A bank", "validity", "7"),
                Map.of());

        assertThat(answers.values()).containsOnlyKeys("template", "languages", "addressee", "validity");
    }

    @Test
    void whatHangsOnAHiddenAnswerIsHiddenToo() {
        Answers answers = FORMS.read(
                content("reconcile"),
                posted(
                        "outcome",
                        "refuse",
                        "reason",
                        "no-reply",
                        "correction",
                        "add-wages",
                        "wage",
                        "not a number",
                        "question",
                        "",
                        "note",
                        ""),
                Map.of());

        assertThat(answers.errors()).isEmpty();
        assertThat(answers.values()).isEqualTo(Map.of("outcome", "refuse", "reason", "no-reply"));
    }

    @Test
    void whatTheChosenOptionAsksForIsRequired() {
        assertThat(reconcile("outcome", "refuse").errors()).containsOnlyKeys("reason");
        assertThat(reconcile("outcome", "ask").errors()).containsOnlyKeys("question");
        assertThat(reconcile("outcome", "issue").errors()).containsOnlyKeys("correction");
        assertThat(FORMS.begin(content("reconcile"), Map.of(), Map.of())).doesNotContainKey("correction");
        assertThat(reconcile("outcome", "issue", "correction", "add-wages").errors())
                .containsOnlyKeys("wage");
        assertThat(reconcile("outcome", "issue", "correction", "none").valid()).isTrue();
        assertThat(reconcile().errors()).containsOnlyKeys("outcome");
    }

    @Test
    void aConditionHidesOnlyWhenItGivesTrue() {
        assertThat(hidden("=a = 1")).isFalse();
        assertThat(hidden("=a = null")).isTrue();
        assertThat(hidden("=1 + 1")).isFalse();
        assertThat(hidden("=(((")).isFalse();
        assertThat(hidden("=true or " + "x".repeat(Feel.LONGEST))).isFalse();
    }

    @Test
    void anOldAnswerOfAnotherPageStillCounts() {
        FormSchema schema = form(
                "{'type':'textfield','key':'a','label':'A','properties':{'page':'one'}}",
                "{'type':'textfield','key':'b','label':'B','properties':{'page':'two'},"
                        + "'conditional':{'hide':'=a = null'}}");

        assertThat(FORMS.pages(schema, Map.of())).containsExactly("one");
        assertThat(FORMS.pages(schema, Map.of("a", "x"))).containsExactly("one", "two");
        assertThat(FORMS.read(schema, "two", posted("b", "y"), Map.of("a", "x")).values())
                .isEqualTo(Map.of("b", "y"));
    }

    @Test
    void twoFieldsMayShareAKeyWhenOnlyOneIsShown() {
        FormSchema schema = form(
                "{'type':'textfield','key':'a','label':'A'}",
                "{'type':'number','key':'b','id':'n','label':'B','conditional':{'hide':'=a != null'}}",
                "{'type':'textfield','key':'b','id':'t','label':'B','conditional':{'hide':'=a = null'}}");

        assertThat(FORMS.read(schema, posted("b", "7"), Map.of()).values()).containsEntry("b", 7L);
        assertThat(FORMS.read(schema, posted("a", "x", "b", "7"), Map.of()).values())
                .containsEntry("b", "7");
    }

    private static Answers reconcile(String... typed) {
        return FORMS.read(content("reconcile"), posted(typed), Map.of());
    }

    private static boolean hidden(String condition) {
        FormSchema schema =
                form("{'type':'textfield','key':'b','label':'B','conditional':{'hide':'" + condition + "'}}");
        return !FORMS.read(schema, posted("b", "x"), Map.of()).values().containsKey("b");
    }
}
