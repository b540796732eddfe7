package org.diwan.faults;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.diwan.Browser;

/** A citizen who asks for a wage certificate in the browser. */
final class Applicant {

    private static final String START = "/services/certificate-issuance/start";

    private final Browser browser;

    private Applicant(Browser browser) {
        this.browser = browser;
    }

    /** @param browser one that shows redirects */
    static Applicant in(Browser browser, String userName) {
        return new Applicant(browser.signIn(userName));
    }

    /** Begins a request whose every question has an answer that is offered; the draft's address. */
    String draft() {
        String first = location(browser.get(START + "?template=wage"));
        String draft = first.substring(0, first.indexOf('?'));
        browser.get(first);
        return draft;
    }

    /** Sends the draft; where to, the answer says. */
    HttpResponse<String> send(String draft) {
        return browser.post(draft + "/send", Map.of());
    }

    static String location(HttpResponse<String> answer) {
        URI address = answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("No redirect but " + answer.statusCode()));
        return address.getQuery() == null ? address.getPath() : address.getPath() + "?" + address.getQuery();
    }

    /** The case's reference at the end of an address. */
    static String reference(HttpResponse<String> answer) {
        String location = location(answer);
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
