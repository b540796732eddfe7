package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.List;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletResponse;
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
    @ValueSource(
            strings = {
                "/services?q=%00a",
                "/services?q=a%1f",
                "/nowhere?after=%00",
                "/services?from=-999999999-01-01",
                "/services?from=%2B10000-01-01",
                "/services?from=0000%2d01-01",
                "/services/%00"
            })
    void whatNoColumnAndNoCalendarHoldsIsRefusedOnAPageWithItsHeaders(String address) throws Exception {
        HttpResponse<String> page = get(address, "en");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<h1", "Go to the services").doesNotContain("Tomcat");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=%2500", "q=a%0D%0Ab%09c", "q=100%", "from=2026-01-01", "q=12345-01-01", "q=%2B966500000000"})
    void whatIsOnlyUnusualIsTaken(String query) {
        assertThat(PlainAddresses.isPlain(query)).isTrue();
    }

    @Test
    void aMadeUpHostLeadsNobodyAway() throws Exception {
        try (var line = new java.net.Socket("localhost", port)) {
            line.getOutputStream()
                    .write("GET /account HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(line.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 302")
                    .contains("Location: /sign-in")
                    .doesNotContain("evil");
        }
    }

    @Test
    void whereTheAddressIsEncryptedBrowsersAreToldToStayWithIt(@Autowired Assets assets) {
        for (String scheme : List.of("https", "http")) {
            var answer = new MockHttpServletResponse();
            new SecurityHeaders(
                            assets,
                            new Settings("production", ZoneId.of("UTC"), URI.create(scheme + "://e.example.org")))
                    .put(answer);
            assertThat(answer.containsHeader("Strict-Transport-Security")).isEqualTo(scheme.equals("https"));
        }
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
