package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DiwanTest
class LanguageTests {

    @LocalServerPort
    int port;

    @Test
    void aLanguageChosenOnceIsKept() {
        Browser reader = Browser.at(port);
        assertThat(reader.get("/help?lang=ar").body()).contains("lang=\"ar\" dir=\"rtl\"", "المساعدة – ديوان");
        assertThat(reader.get("/contact").body()).contains("lang=\"ar\"", "اتصل بنا – ديوان");
        assertThat(reader.get("/contact?lang=fr").body()).contains("lang=\"fr\" dir=\"ltr\"");
        assertThat(reader.get("/").body()).contains("De quoi avez-vous besoin");
    }

    @Test
    void aLanguageThatWeLackChangesNothing() {
        Browser reader = Browser.at(port);
        reader.get("/?lang=fr");
        assertThat(reader.get("/?lang=de").body()).contains("lang=\"fr\"");
        assertThat(reader.cookie("lang")).isEqualTo("fr");
    }

    @Test
    void theLinksToOtherLanguagesKeepThePage() {
        assertThat(Browser.at(port).get("/?q=wage&lang=en").body())
                .contains("href=\"?q=wage&amp;lang=ar\"", "href=\"?q=wage&amp;lang=fr\"");
    }
}
