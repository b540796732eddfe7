package org.diwan.faults;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.MultipartBody;
import org.diwan.OneTimeCodes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client who asks for another account, with the code that came by SMS. */
final class Pensioner {

    private static final String START = "/services/bank-account-change/start";

    private final Browser browser;

    private Pensioner(Browser browser) {
        this.browser = browser;
    }

    /** @param browser one that follows redirects */
    static Pensioner in(Browser browser, String userName, JdbcClient jdbc) {
        String back = "to=%2Fservices%2Fbank-account-change%2Fstart";
        jdbc.sql("delete from confirmation_code").update();
        browser.signIn(userName).get(START);
        browser.post("/account/confirm/code?" + back, Map.of("channel", "sms"));
        browser.post("/account/confirm?" + back, Map.of("code", OneTimeCodes.last(jdbc, userName)));
        return new Pensioner(browser);
    }

    /** The reference of the case. */
    String ask(List<String> benefits, String iban, String holder) {
        String draft = browser.get(START).uri().getPath();
        browser.post(draft + "?page=benefits", Map.of(), "benefits", benefits);
        browser.post(
                draft + "?page=account", new MultipartBody().field("iban", iban).field("holder", holder));
        browser.post(draft + "?page=confirm", Map.of("own", "true"));
        HttpResponse<String> sent = browser.post(draft + "/send", Map.of());
        String path = sent.uri().getPath();
        if (!path.startsWith("/cases/")) {
            throw new AssertionError("Not sent: " + sent.statusCode() + " " + path);
        }
        return path.substring("/cases/".length());
    }
}
