package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class ManagementKeyTests {

    @AfterEach
    void nobodyStaysIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theTokenOpensTheFigures() throws Exception {
        assertThat(opens("token", "Bearer token")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer other", "Basic token", "token", "Bearer token2"})
    void nothingElseDoes(String shown) throws Exception {
        assertThat(opens("token", shown)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void whereNoneIsSetWhoReachesThePortIsIn(String none) throws Exception {
        assertThat(opens(none, "")).isTrue();
    }

    private static boolean opens(String token, String shown) throws ServletException, IOException {
        var key = new ManagementKey(token);
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", shown);
        var who = new AtomicReference<Authentication>();
        key.doFilterInternal(
                request,
                new MockHttpServletResponse(),
                (asked, answer) -> who.set(SecurityContextHolder.getContext().getAuthentication()));
        var decision = key.door().authorize(who::get, new RequestAuthorizationContext(request));
        return decision != null && decision.isGranted();
    }
}
