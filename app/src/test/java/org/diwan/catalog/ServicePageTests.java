package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever cannot start a service is not led to its start. */
@DiwanTest
class ServicePageTests {

    private static final String SERVICE = "/services/certificate-issuance";
    private static final List<String> PAGES = List.of(
            SERVICE,
            SERVICE + "/eligibility?template=wage&employed=true",
            SERVICE + "/eligibility?template=wage&employed=false");

    @LocalServerPort
    int port;

    @Test
    void strangersAndClientsAreLedToTheStart() {
        for (Browser browser : List.of(Browser.at(port), Browser.at(port).signIn("1000000008"))) {
            for (String page : PAGES) {
                Element main = main(browser, page);
                assertThat(main.select("a[href*=/start]")).as(page).hasSize(1);
                assertThat(main.text()).as(page).doesNotContain("in their own name");
            }
        }
        assertThat(Browser.at(port)
                        .signIn("1000000008")
                        .get(SERVICE + "/start")
                        .uri()
                        .getPath())
                .startsWith(SERVICE + "/start/");
    }

    @Test
    void staffAndPartnersAreToldWhoMayInstead() {
        for (String user : List.of("finance1", "manager1", "hospital1", "clerk1")) {
            Browser browser = Browser.at(port).signIn(user);
            for (String page : PAGES) {
                Element main = main(browser, page);
                assertThat(main.select("a[href*=/start]")).as(user + page).isEmpty();
                assertThat(main.text()).as(user + page).contains("People ask for this in their own name.");
                assertThat(main.select("a[href=/desk/clients]")).as(user + page).hasSize(user.equals("clerk1") ? 1 : 0);
            }
            assertThat(browser.get(SERVICE + "/start").statusCode()).as(user).isEqualTo(404);
        }
        assertThat(Browser.at(port).signIn("clerk1").get("/desk/clients").statusCode())
                .isEqualTo(200);
    }

    private static Element main(Browser browser, String page) {
        String address = page + (page.contains("?") ? "&" : "?") + "lang=en";
        return Jsoup.parse(browser.get(address).body()).selectFirst("main");
    }
}
