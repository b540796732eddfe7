package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@DiwanTest
@Import(ErrorPagesTests.Failing.class)
class ErrorPagesTests {

    @LocalServerPort
    int port;

    /** Fails as told, at an address that is open to everyone. */
    @Controller
    static class Failing {
        @GetMapping("/demo/fails")
        String fail(@RequestParam int status) {
            if (status == 503) {
                throw new CannotGetJdbcConnectionException("the secret reason");
            }
            if (status == 500) {
                throw new IllegalStateException("the secret reason");
            }
            throw new ResponseStatusException(
                    org.springframework.http.HttpStatusCode.valueOf(status), "the secret reason");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 413, 418, 429, 500, 502, 503})
    void anErrorIsToldInWordsAndNeverHowItHappened(int status) throws Exception {
        HttpResponse<String> page = get("/demo/fails?status=" + status, "en");
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("<h1 class=\"govuk-heading-l\">", "Go to the services")
                .doesNotContain("secret", "Exception", "\tat ", "??", "Whitelabel");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"en, We could not find this page", "ar, لم نجد هذه الصفحة", "fr, Cette page est introuvable"})
    void anErrorSpeaksTheReadersLanguage(String language, String title) throws Exception {
        assertThat(get("/nowhere", language).body()).contains(title);
    }

    @Test
    void aDatabaseThatIsAwayAsksToComeBack() throws Exception {
        HttpResponse<String> page = get("/demo/fails?status=503", "en");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("10");
    }

    @Test
    void aProgramGetsAProblemDetail() throws Exception {
        HttpResponse<String> answer = get("/api/v1/nowhere", "en");
        assertThat(answer.statusCode()).isBetween(401, 404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":").doesNotContain("Exception", "trace");
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
