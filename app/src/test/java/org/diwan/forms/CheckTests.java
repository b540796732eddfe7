package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diwan.forms.FormPages.content;
import static org.diwan.forms.FormPages.json;
import static org.diwan.forms.FormPages.texts;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTests {

    @ParameterizedTest
    @ValueSource(strings = {"request", "reconcile", "information", "objection", "review-objection"})
    void theFormsOfCertificateIssuanceAreComplete(String form) {
        assertThat(FormCheck.findings(content(form), Map.of("en", texts("en"), "ar", texts("ar"), "fr", texts("fr"))))
                .isEmpty();
    }

    @Test
    void theTextsOfTheThreeLanguagesHaveTheSameKeys() {
        assertThat(texts("ar").keySet()).isEqualTo(texts("en").keySet());
        assertThat(texts("fr").keySet()).isEqualTo(texts("en").keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'hologram','id':'h'}|has the type “hologram”",
                "{'type':'textfield','id':'h'}|has no key",
                "{'type':'textfield','id':'h','key':'a b'}|has the key “a b”",
                "{'type':'textfield','id':'h','key':'_a'}|begin with _ are kept for the controls of the page",
                "{'type':'textfield','id':'h','key':'a.1'}|a number alone names a row",
                "{'type':'datetime','subtype':'week','id':'h','key':'t','label':'T'}|has a subtype other",
                "{'type':'dynamiclist','id':'h','components':[]}|has no path",
                "{'type':'textfield','id':'h','key':'a','label':'A {{#if x}}'}|does not close “if”",
                "{'type':'text','id':'h','text':'{{1 +}}'}|has an expression that is not FEEL",
                "{'type':'expression','id':'h','key':'a','expression':'=(('}|has an expression that is not FEEL",
                "{'type':'taglist','id':'h','key':'a','label':'A'}|has no options",
                "{'type':'radio','id':'h','key':'r','label':'R'}|has no options",
                "{'type':'radio','id':'h','key':'r','label':'R','values':[{'value':'a'},{'value':'a'}]}|stands there twice",
                "{'type':'radio','id':'h','key':'r','label':'R','values':[{'value':'a'}],'defaultValue':'b'}|not among",
                "{'type':'textfield','id':'h','key':'a','label':'A','validate':{'pattern':'(['}}|does not compile",
                "{'type':'textfield','id':'h','key':'a','label':'A','validate':{'pattern':'(.*a){9}b'}}|takes too long",
                "{'type':'textfield','id':'h','key':'a','label':'A','conditional':{'hide':'=(('}}|not FEEL",
                "{'type':'textfield','id':'h','key':'a','label':'A','validate':{'minLength':5,'maxLength':2}}|more char",
                "{'type':'number','id':'h','key':'a','label':'A','validate':{'min':'low'}}|not a number",
                "{'type':'number','id':'h','key':'a','label':'A','validate':{'max':'=(('}}|not FEEL",
                "{'type':'textfield','id':'h','key':'a'}|lacks the label",
            })
    void whatIsWrongIsSaidWithTheElement(String component, String message) {
        List<Finding> findings = FormCheck.findings(json(component), Map.of());

        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.element()).isEqualTo("h");
            assertThat(f.message()).contains(message);
        });
    }

    @Test
    void aKeyThatStandsTwiceIsSaidUnlessBothAreConditional() {
        String plain = "{'type':'textfield','id':'%s','key':'a','label':'A'%s}";
        String hide = ",'conditional':{'hide':'=b'}";

        assertThat(FormCheck.findings(json(plain.formatted("x", ""), plain.formatted("y", hide)), Map.of()))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.message()).contains("of another component");
                    assertThat(f.isWarning()).isTrue();
                });
        assertThat(FormCheck.findings(json(plain.formatted("x", hide), plain.formatted("y", hide)), Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'textfield','id':'h','key':'a','label':'A','validate':{'required':'false'}}|means yes whatever",
                "{'type':'textfield','id':'h','key':'a','label':'A','disabled':'=b'}|means yes whatever it says",
                "{'type':'textfield','id':'h','key':'a','label':'A','conditional':{'hide':'b = 1'}}|does not begin with =",
            })
    void whatDoesNotMeanWhatItSaysIsWarnedOf(String component, String message) {
        assertThat(FormCheck.findings(json(component), Map.of()))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.message()).contains(message);
                    assertThat(f.isWarning()).isTrue();
                });
    }

    @Test
    void aTextForRequiredOrDisabledMeansYesAsInFormJs() {
        FormSchema schema = FormSchema.parse(json(
                "{'type':'textfield','key':'a','validate':{'required':'false'}}",
                "{'type':'textfield','key':'b','disabled':'=false','validate':{'required':''}}"));

        assertThat(schema.components()).extracting(c -> c.validate().required()).containsExactly(true, false);
        assertThat(schema.components()).extracting(FormComponent::readonly).containsExactly("false", "true");
    }

    @Test
    void aNameThatStandsTwiceInOneObjectIsRefused() {
        assertThat(FormCheck.findings(json("{'type':'text','id':'h',\n'text':'A','text':'B'}"), Map.of()))
                .containsExactly(new Finding("form", "says twice in one object: 'text' (line 2)"));
    }

    @Test
    void aListThatStandsTwiceIsRefused() {
        String list = "{'type':'dynamiclist','id':'%s','path':'a','label':'A','components':[]}";

        assertThat(FormCheck.findings(json(list.formatted("x"), list.formatted("y")), Map.of()))
                .singleElement()
                .satisfies(f -> assertThat(f.isWarning()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'radio','key':'r','label':'R'}",
                "{'type':'select','key':'r','label':'R','values':[]}",
                "{'type':'checklist','key':'r','label':'R','values':[{'value':'a'}],'defaultValue':['a','b']}",
                "{'type':'select','key':'r','label':'R','values':[{'value':'a'}],'defaultValue':'b'}"
            })
    void choicesThatWorkElsewhereAreWarnedOf(String component) {
        assertThat(FormCheck.findings(json(component), Map.of()))
                .singleElement()
                .satisfies(f -> assertThat(f.isWarning()).isTrue());
    }

    @Test
    void aLabelMissingInALanguageIsNamed() {
        String form = json("{'type':'textfield','id':'x','key':'a','label':'A'}");

        assertThat(FormCheck.findings(
                        form, Map.of("en", Map.of(), "ar", Map.of("form.test.a.label", "أ"), "fr", Map.of())))
                .containsExactly(
                        new Finding("x", "lacks the label in “fr” (form.test.a.label)", Finding.Weight.UNTRANSLATED));
    }

    @Test
    void aFormThatWouldNotBeShownWholeIsNotRead() {
        assertThatThrownBy(() -> FormSchema.parse(json("{'type':'hologram','id':'h'}")))
                .isInstanceOf(FormSchemaException.class)
                .hasMessageContaining("h: has the type “hologram”");
        assertThatThrownBy(() -> FormSchema.parse("{\"id\":\"x\",\"schemaVersion\":20,\"components\":[]}"))
                .hasMessageContaining("schema version 20");
        assertThatThrownBy(() -> FormSchema.parse("{\"id\":")).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> FormSchema.parse("[]")).hasMessageContaining("is not a form");
    }
}
