package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTests {

    @ParameterizedTest
    @ValueSource(strings = {"1000000008", "1000000016", "1000000099", "1670494697", "2989992025"})
    void anIdWithItsCheckDigitIsValid(String id) {
        assertThat(NationalId.isValid(id)).isTrue();
        assertThat(NationalId.of(Long.parseLong(id) / 10)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "1000000007", "3000000004", "10000000080", "1000 00008", "١٠٠٠٠٠٠٠٠٨", "1999999999"
            })
    void anythingElseIsNot(String id) {
        assertThat(NationalId.isValid(id)).isFalse();
    }
}
