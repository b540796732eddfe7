package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTests {

    @ParameterizedTest
    @ValueSource(strings = {"radio", "select", "checklist", "taglist"})
    void withoutOptionsItSaysThatThereIsNothingToChooseFrom(String type) {
        FormSchema schema = form("{'type':'" + type + "','key':'a','label':'A'}");

        assertThat(html(schema, Answers.of(Map.of())).text()).contains("There is nothing to choose from yet.");
    }

    @Test
    void itBeginsWithWhatIsOfferedOnly() {
        String values = "'values':[{'value':1},{'value':'two'}]";
        FormSchema schema = form(
                "{'type':'radio','key':'a','label':'A','defaultValue':'three'," + values + "}",
                "{'type':'select','key':'b','label':'B','defaultValue':'1'," + values + "}",
                "{'type':'checklist','key':'c','label':'C','defaultValue':['two','three']," + values + "}",
                "{'type':'taglist','key':'d','label':'D','defaultValue':['none'],'valuesExpression':'=x'}");

        assertThat(FORMS.begin(schema, Map.of(), Map.of()))
                .isEqualTo(Map.of("b", 1L, "c", List.of("two"), "d", List.of("none")));
    }
}
