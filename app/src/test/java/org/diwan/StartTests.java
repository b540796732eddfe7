package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;

@DiwanTest
class StartTests {

    @LocalManagementPort
    int managementPort;

    @Autowired
    TestRestTemplate http;

    @Test
    void aStartedHouseSaysItIsReady() {
        String ready =
                http.getForObject("http://localhost:" + managementPort + "/actuator/health/readiness", String.class);
        assertThat(ready).isEqualTo("{\"status\":\"UP\"}");
    }
}
