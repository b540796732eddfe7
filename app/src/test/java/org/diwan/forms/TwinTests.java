package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;
import static org.diwan.forms.FormPages.posted;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Components that share a key: the first that is not hidden counts. */
class TwinTests {

    private static final String OUTCOME =
            "{'type':'radio','key':'outcome','label':'Outcome','values':[{'value':'yes'},{'value':'no'}]}";
    private static final String WHY_NOT =
            "{'type':'textfield','key':'why','label':'Why not','conditional':{'hide':'=outcome != \\\"no\\\"'}}";
    private static final String WHY = "{'type':'textarea','key':'why','label':'Why'}";

    @Test
    void ofTwoOnlyTheFirstIsDrawnReadAndSummedUp() {
        FormSchema schema =
                form(WHY, "{'type':'textfield','key':'why','label':'Twin','validate':{'required':true,'maxLength':1}}");

        Answers answers = FORMS.read(schema, posted("why", "so"), Map.of());

        assertThat(answers.errors()).isEmpty();
        assertThat(answers.values()).isEqualTo(Map.of("why", "so"));
        assertThat(html(schema, answers).select("[name=why]").eachText()).containsExactly("so");
        assertThat(FORMS.summary(schema, answers.values(), Map.of(), Locale.ENGLISH))
                .extracting(SummaryRow::label)
                .containsExactly("Why");
    }

    @Test
    void theFirstCountsOnlyWhileItIsNotHidden() {
        FormSchema schema = form(OUTCOME, WHY_NOT, WHY);

        assertThat(labels(schema, "yes")).containsExactly("Why");
        assertThat(labels(schema, "no")).containsExactly("Why not");
        assertThat(FORMS.read(schema, posted("outcome", "yes", "why", "so"), Map.of())
                        .values())
                .isEqualTo(Map.of("outcome", "yes", "why", "so"));
    }

    @Test
    void everyRowHasItsOwn() {
        FormSchema schema = form("{'type':'dynamiclist','path':'rows','label':'Rows','components':[" + WHY + "]}");

        Answers answers = FORMS.read(schema, posted("rows.0.why", "a", "rows.1.why", "b"), Map.of());

        assertThat(html(schema, answers).select("textarea")).hasSize(2);
    }

    private static Iterable<String> labels(FormSchema schema, String outcome) {
        Document page = html(schema, Answers.of(Map.of("outcome", outcome)));
        return page.select("label[for=f-why]").eachText();
    }
}
