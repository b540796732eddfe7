package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.FlashMap;

class SessionCodecTests {

    @ParameterizedTest
    @MethodSource("values")
    void whatASessionHoldsComesBackAsItWas(Object value) {
        assertThat(SessionCodec.value(SessionCodec.bytes(value))).isEqualTo(value);
    }

    static Stream<Object> values() {
        var typed = new HashMap<String, Object>(Map.of("a", new ArrayList<>(List.of("b", 1L, true))));
        var flash = new FlashMap();
        flash.put("told", List.of("one", "two"));
        flash.addTargetRequestParam("to", "/desk");
        flash.setTargetRequestPath("/account");
        return Stream.of(
                "نص",
                42L,
                typed,
                new CopyOnWriteArrayList<>(List.of(flash)),
                new Stay(Instant.EPOCH, null, "::1", Device.of("Mozilla/5.0 (X11; Linux) Firefox/140.0")),
                new AfterRefusal.Refused("clerk1", 60));
    }

    @Test
    void anythingElseIsRefusedWhereItIsPutIn() {
        assertThatThrownBy(() -> SessionCodec.bytes(URI.create("https://example.org")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("java.net.URI");
        assertThatThrownBy(() -> SessionCodec.bytes(new ArrayList<>(List.of(new StringBuilder("x")))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anythingElseIsNotReadEither() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of(URI.create("https://example.org"))));
        }
        assertThat(SessionCodec.value(bytes.toByteArray())).isNull();
    }

    @ParameterizedTest
    @MethodSource("agents")
    void aBrowserIsNamedAsItsOwnerCallsIt(String agent, String browser, String system) {
        assertThat(Device.of(agent)).isEqualTo(new Device(browser, system));
    }

    static Stream<Object[]> agents() {
        String android = "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) ";
        return Stream.of(
                new Object[] {
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                    "Edge",
                    "Windows"
                },
                new Object[] {
                    android + "SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36", "Samsung Internet", "Android"
                },
                new Object[] {
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                    "Safari",
                    "iPhone"
                },
                new Object[] {
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.6; rv:140.0) Gecko/20100101 Firefox/140.0",
                    "Firefox",
                    "macOS"
                },
                new Object[] {"Java-http-client/17.0.1", "", ""},
                new Object[] {null, "", ""});
    }
}
