package org.diwan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without scripts: cookies, redirects, forms with the hidden token of the page before. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies;
    private final HttpClient http;
    private final String base;
    private String token = "";
    private boolean tellsOrigin;

    private Browser(String base, HttpClient.Redirect redirects) {
        this.base = base;
        this.cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    private Browser(String base, Browser same) {
        this.base = base;
        this.cookies = same.cookies;
        this.http = same.http;
        this.token = same.token;
    }

    public static Browser at(int port) {
        return new Browser("http://localhost:" + port, HttpClient.Redirect.NORMAL);
    }

    /** The same, whose next request another node of the house answers. */
    public Browser alsoAt(int port) {
        return new Browser("http://localhost:" + port, this);
    }

    /** Shows redirects instead of following them. */
    public static Browser withoutRedirectsAt(int port) {
        return new Browser("http://localhost:" + port, HttpClient.Redirect.NEVER);
    }

    /** As browsers with a name do: tells that what it sends comes from a page of the same site. */
    public Browser tellingOrigin() {
        tellsOrigin = true;
        return this;
    }

    /** As after a long pause: the session is over, the page still open. */
    public void loseSession() {
        String before = cookie("DIWAN");
        String ofThePage = token;
        post("/sign-out", Map.of());
        cookies.getCookieStore().removeAll();
        bring("DIWAN", before);
        token = ofThePage;
    }

    public Browser signIn(String userName) {
        get("/sign-in");
        signIn(userName, "demo-Pass-2026");
        return this;
    }

    public HttpResponse<String> signIn(String userName, String password) {
        return post("/sign-in", Map.of("username", userName, "password", password));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    /** Whatever method, with nothing but the token of the last page that had a form, where no form is read too. */
    public HttpResponse<String> send(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("X-CSRF-TOKEN", token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Posts with the token of the last page that had a form. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same, with a field that is ticked many times. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String ticked, List<String> values) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        String body = Stream.concat(
                        all.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())),
                        values.stream().map(value -> encoded(ticked) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts a form with files; the token of the last page that had a form stands at its very end. */
    public HttpResponse<String> post(String path, MultipartBody form) {
        InputStream body = form.field("_csrf", token).whole();
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", MultipartBody.TYPE)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
    }

    /** A cookie that came from elsewhere. */
    public void bring(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (tellsOrigin) {
            request.header("Sec-Fetch-Site", "same-origin");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
