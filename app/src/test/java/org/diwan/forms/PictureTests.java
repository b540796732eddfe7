package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/jpg;base64,/9j/4AAQ",
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/svg+xml;utf8,<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "data:image/svg+xml;charset=utf-8,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E",
                "data:image/svg+xml,%3Csvg/%3E",
                "/assets/logo.svg"
            })
    void aPictureInTheFormOrOfOursIsShown(String source) {
        Document page = page(source);

        assertThat(page.select("img").attr("src")).isEqualTo(source);
        assertThat(page.select("img").attr("alt")).isEqualTo("Plan of the house");
        assertThat(page.select("svg")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data:text/html;base64,PHN2Zy8+", "data:image/bmp;base64,AA==", "javascript:alert(1)"})
    void whatCannotBeShownIsSaid(String source) {
        Document page = page(source);

        assertThat(page.select("img, a")).isEmpty();
        assertThat(page.text()).isEqualTo("Plan of the house");
    }

    private static Document page(String source) {
        FormSchema schema = form("{'type':'image','source':'=source','alt':'Plan of the house'}");
        return html(schema, Answers.of(Map.of("source", source)));
    }
}
