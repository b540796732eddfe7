package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortAddressTests {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "2001:db8:10:20:30:40:50:60, 2001:db8:10:20:30:40:50:60",
        "10.0.0.1, 10.0.0.1",
        ","
    })
    void zerosInARowAreLeftOut(String address, String shown) {
        assertThat(new SignIns.SignIn(Instant.EPOCH, "signed-in", address).shortAddress())
                .isEqualTo(shown);
    }
}
