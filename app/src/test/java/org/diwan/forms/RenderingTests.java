package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.content;
import static org.diwan.forms.FormPages.html;
import static org.diwan.forms.FormPages.texts;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RenderingTests {

    @Test
    void theSecondPageOfTheRequestLooksLikeItsDesign() {
        FormSchema schema = content("request");
        Map<String, Object> values = FORMS.begin(schema, Map.of("template", "wage"), texts("en"));

        FormView view = FORMS.view(schema, "fit", Answers.of(values), texts("en"), Locale.ENGLISH);
        Document page = html(view, Locale.ENGLISH);

        assertThat(page.select("legend, label.govuk-label").eachText())
                .contains("Language", "Addressed to", "Valid for", "Show on the certificate", "Monthly wage");
        assertThat(page.select("#f-addressee").val()).isEqualTo("To whom it may concern");
        assertThat(page.select("input[name=wageFields][checked]")).hasSize(4);
        assertThat(page.select("input[name=pensionFields]")).isEmpty();
        assertThat(view.title()).isEqualTo("Make it fit your purpose");
    }
}
