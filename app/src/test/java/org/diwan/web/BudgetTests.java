package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page costs on a thin line: HTML, style and script, gzip. */
@DiwanTest
class BudgetTests {

    private static final int FIRST = 14 * 1024;
    private static final int REPEAT = 4 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    Assets assets;

    @ParameterizedTest
    @CsvSource({
        "en, /",
        "ar, /",
        "fr, /",
        "en, /verify",
        "ar, /verify",
        "fr, /verify",
        "en, /services/certificate-issuance/start",
        "ar, /services/certificate-issuance/start",
        "fr, /services/certificate-issuance/start"
    })
    void aCitizensPageIsLight(String language, String path) throws IOException {
        Browser reader = Browser.at(port);
        int script = assets.find(assets.hashed("diwan.js")).gzip().length;
        if (path.endsWith("/start")) {
            reader.signIn("1000000008");
        } else {
            HttpResponse<String> first = reader.get(path + "?lang=" + language);
            assertThat(packed(first.body()) + script).as("first visit").isLessThan(FIRST);
        }
        HttpResponse<String> repeat = reader.get(path + "?lang=" + language);
        int sheet = assets.find(assets.hashed("ar".equals(language) ? "diwan-ar.css" : "diwan.css"))
                .gzip()
                .length;
        assertThat(repeat.body()).doesNotContain("<style");
        assertThat(packed(repeat.body())).as("repeat").isLessThan(REPEAT);
        assertThat(packed(repeat.body()) + sheet + script).as("first, linked").isLessThan(FIRST);
    }

    private static int packed(String page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
