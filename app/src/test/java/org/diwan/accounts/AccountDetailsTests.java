package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class AccountDetailsTests {

    private static final String REFERENCE = "BAC-2026-DETAILS1";

    @Autowired
    AccountDetails details;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNoticeNamesTheFirstMonthInTheReadersLanguage() {
        assertThat(details.of(REFERENCE, Locale.ENGLISH)).isEmpty();
        jdbc.sql(
                        """
                insert into account_change (case_reference, attempt, benefit_id, national_id, iban, holder_name, bank_bic,
                                            state, announced_at, reserved_at, settled_at, valid_from)
                values (?, 1, '699999999', '1999999998', 'SA0380000000608010167519', 'Nobody', 'NAJDSARI',
                        'active', now(), now(), now(), date '2027-01-01')""")
                .param(REFERENCE)
                .update();
        assertThat(details.of(REFERENCE, Locale.ENGLISH)).isEqualTo(Map.of("effectiveFrom", "January 2027"));
        assertThat(details.of(REFERENCE, Locale.FRENCH)).isEqualTo(Map.of("effectiveFrom", "janvier 2027"));
        assertThat(details.of(REFERENCE, Locale.forLanguageTag("ar"))).isEqualTo(Map.of("effectiveFrom", "يناير 2027"));
    }
}
