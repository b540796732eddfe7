package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.diwan.Browser;
import org.diwan.DiwanApplication;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two nodes of the house on one database: whichever answers, a session is the same, and over at the same moment. */
@DiwanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTests {

    @LocalServerPort
    int here;

    @Autowired
    Environment settings;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    private ConfigurableApplicationContext node;
    private int there;

    @BeforeAll
    void aSecondNodeStarts() {
        String[] same = Stream.of(
                        "diwan.db-url",
                        "diwan.db-user",
                        "diwan.db-password",
                        "diwan.db-owner",
                        "diwan.db-owner-password",
                        "diwan.data-dir",
                        "diwan.audit.heads",
                        "diwan.bank.folder",
                        "diwan.payments.scheduled",
                        "diwan.demo-people",
                        "spring.autoconfigure.exclude")
                .map(name -> "--" + name + "=" + settings.getRequiredProperty(name))
                .toArray(String[]::new);
        node = new SpringApplicationBuilder(DiwanApplication.class)
                .run(Stream.concat(Stream.of(same), Stream.of("--server.port=0", "--management.server.port=0"))
                        .toArray(String[]::new));
        there = Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    void itStops() {
        node.close();
    }

    @Test
    void aSessionThatBeganOnOneNodeIsValidOnTheOther() {
        Browser begun = signedIn("nodes-valid", here);
        assertThat(begun.get("/account").uri()).hasPath("/account").hasPort(here);
        Browser other = begun.alsoAt(there);
        assertThat(other.get("/account?lang=en").uri()).hasPath("/account").hasPort(there);
        assertThat(other.get("/account").body()).contains("nodes-valid", "This browser");
        assertThat(signedIn("nodes-back", there).alsoAt(here).get("/account").uri())
                .hasPath("/account")
                .hasPort(here);
    }

    @Test
    void whoSignsOutOnOneNodeIsOutOnTheOtherAtTheNextClick() {
        Browser begun = signedIn("nodes-out", here);
        Browser kept = begun.alsoAt(there);
        String cookie = begun.cookie("DIWAN");
        assertThat(kept.get("/account").uri()).hasPath("/account");
        begun.get("/account");
        begun.post("/sign-out", Map.of());
        assertThat(kept.get("/account").uri()).hasPath("/sign-in").hasPort(there);
        Browser thief = Browser.at(there);
        thief.bring("DIWAN", cookie);
        assertThat(thief.get("/account").uri()).hasPath("/sign-in");
    }

    @Test
    void aSessionThatIsEndedOnOneNodeIsRefusedOnTheOtherAtTheNextClick() {
        Browser lost = signedIn("nodes-ended", there);
        assertThat(lost.get("/account").uri()).hasPath("/account");
        Browser owner = Browser.at(here).signIn("nodes-ended");
        owner.get("/account");
        assertThat(owner.post("/account/sessions/others", Map.of()).uri()).hasPath("/account");
        assertThat(lost.get("/account").uri()).hasPath("/sign-in").hasPort(there);
        assertThat(owner.alsoAt(there).get("/account").uri()).hasPath("/account");
        Browser security = Browser.at(there).signIn("security1");
        security.get("/admin/users/nodes-ended");
        security.post("/admin/users/nodes-ended/sessions", Map.of());
        assertThat(owner.get("/account").uri()).hasPath("/sign-in").hasPort(here);
    }

    @Test
    void anAccountThatIsClosedOnOneNodeOpensNothingOnTheOther() {
        Browser browser = signedIn("nodes-closed", there);
        browser.get("/account");
        Browser security = Browser.at(here).signIn("security1");
        security.get("/admin/users/nodes-closed/close");
        security.post("/admin/users/nodes-closed/close", Map.of("reason", "Laptop stolen"));
        assertThat(browser.post("/account/sessions/others", Map.of()).statusCode())
                .as("its form belongs to no session any more")
                .isEqualTo(403);
        assertThat(browser.get("/desk").uri()).hasPath("/sign-in").hasPort(there);
    }

    private Browser signedIn(String userName, int port) {
        accounts.add(new Account(
                userName,
                Account.Kind.STAFF,
                null,
                "Nodes",
                "عقد",
                passwords.hash(DemoAccounts.PASSWORD),
                Set.of(Role.CLERK),
                null,
                null,
                false,
                true));
        return Browser.at(port).signIn(userName);
    }
}
