package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DiwanTest
class AssetTests {

    private static final Pattern SHEET = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    Assets assets;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | br",
                "br;q=0.5, gzip | br",
                "gzip | gzip",
                "gzip, br;q=0 | gzip",
                "brotli | ''",
                "identity | ''"
            })
    void aSheetComesInAnEncodingThatTheClientAccepts(String accepted, String encoding) throws Exception {
        HttpResponse<byte[]> answer = get("/assets/" + assets.hashed("diwan.css"), "Accept-Encoding", accepted);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
    }

    @Test
    void whatIsCompressedIsTheSheet() throws Exception {
        byte[] plain = get("/assets/" + assets.hashed("diwan.css"), "Accept-Encoding", "identity")
                .body();
        byte[] packed = get("/assets/" + assets.hashed("diwan.css"), "Accept-Encoding", "gzip")
                .body();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void anotherNameIsNotFound() throws Exception {
        assertThat(get("/assets/diwan.css", "Accept-Encoding", "gzip").statusCode())
                .isEqualTo(404);
        assertThat(get("/assets/manifest.json", "Accept-Encoding", "gzip").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFirstPageBringsItsSheetAndThePolicyKnowsIt() throws Exception {
        HttpResponse<byte[]> first = get("/", "Accept-Language", "ar");
        Matcher sheet = SHEET.matcher(new String(first.body(), StandardCharsets.UTF_8));
        assertThat(sheet.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(sheet.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
                .doesNotContain("unsafe");
    }

    @Test
    void theNextPageLinksItsSheet() throws Exception {
        HttpResponse<byte[]> next = get("/", "Cookie", "css=" + assets.version());
        assertThat(new String(next.body(), StandardCharsets.UTF_8))
                .doesNotContain("<style")
                .contains("<link rel=\"stylesheet\" href=\"/assets/" + assets.hashed("diwan.css") + "\">");
    }

    @Test
    void theScriptIsSmall() throws Exception {
        assertThat(get("/assets/" + assets.hashed("diwan.js"), "Accept-Encoding", "br")
                        .body())
                .hasSizeLessThan(2048);
    }

    private HttpResponse<byte[]> get(String path, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(header, value)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
