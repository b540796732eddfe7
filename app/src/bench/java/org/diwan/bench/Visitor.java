package org.diwan.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a session at Diwan's pages. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI site;
    private String session = "";
    private String token = "";

    private Visitor(HttpClient http, URI site) {
        this.http = http;
        this.site = site;
    }

    static HttpClient browser() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    static Visitor signIn(HttpClient http, URI site, String userName, String password)
            throws IOException, InterruptedException {
        var visitor = new Visitor(http, site);
        visitor.read("/sign-in");
        visitor.post("/sign-in", Map.of("username", userName, "password", password));
        visitor.read("/account");
        return visitor;
    }

    /** Keeps the cookie and the token that forms carry. */
    private void read(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = answer(request(path).GET());
        Matcher found = TOKEN.matcher(page.body());
        if (page.statusCode() != 200 || !found.find()) {
            throw new IllegalStateException(path + " answers " + page.statusCode() + " and has no form");
        }
        token = found.group(1);
    }

    /** Sends a form; answers where it leads. */
    String post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = "_csrf=" + encoded(token)
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining());
        HttpResponse<String> answer = answer(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Follows a link; answers where it leads. */
    String get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET()).headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("DIWAN="))
                .forEach(cookie -> session = cookie.substring(0, cookie.indexOf(';')));
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).timeout(PATIENCE);
        return session.isEmpty() ? request : request.header("Cookie", session);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
