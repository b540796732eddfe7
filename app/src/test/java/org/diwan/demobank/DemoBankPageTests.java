package org.diwan.demobank;

import static org.assertj.core.api.Assertions.assertThat;

import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DiwanTest
class DemoBankPageTests {

    @LocalServerPort
    int port;

    @Test
    void itTellsWhichNumberGetsWhichAnswer() {
        Browser visitor = Browser.at(port);
        assertThat(visitor.get("/demo/bank").body())
                .contains(
                        "SA07 8000 0000 0040 0007 0010",
                        "not even when reminded",
                        "None yet",
                        "account closed",
                        "/demo/outbox");
        assertThat(visitor.get("/demo/bank?lang=ar").body()).contains("البنك التجريبي");
        assertThat(visitor.get("/demo/bank?lang=fr").body()).contains("Banque de démonstration");
    }
}
