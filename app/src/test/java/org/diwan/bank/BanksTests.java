package org.diwan.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diwan.money.Iban;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class BanksTests {

    static final String DIRECTORY = "bank/banks.csv";

    @Test
    void aBankIsKnownByItsAccountNumbers() throws IOException {
        var banks = new Banks(new ClassPathResource(DIRECTORY));
        assertThat(banks.of(Iban.of("SA", "10000000000600000000")))
                .contains(new Bank("SA", "10", "DIWASARI", "Diwan Demo Bank", "بنك ديوان التجريبي"));
        assertThat(banks.of("JO94CBJO0010000000000131000302")).map(Bank::bic).contains("PETRJOAX");
        assertThat(banks.of("DE89370400440532013000")).map(Bank::bic).contains("RHEIDEFF");
        assertThat(banks.of("FR1420041010050500013M02606"))
                .map(bank -> bank.name("ar"))
                .contains("بنك السين");
        assertThat(banks.of("GB29NWBK60161331926819")).isEmpty();
        assertThat(banks.of(Iban.of("SA", "99000000000600000000"))).isEmpty();
    }

    @Test
    void aDirectoryThatLacksSomethingIsRefused() {
        assertThatThrownBy(() -> banks("SA,10,,Name,اسم")).hasMessage("A bank of the directory has no bic");
        assertThatThrownBy(() -> banks("SA,10,DIWASARI,One,اسم\nSA,10,OTHESARI,Two,اسم"))
                .hasMessage("Two banks have the code 10 in SA");
    }

    private static Banks banks(String rows) throws IOException {
        String file = "country,code,bic,name_en,name_ar\n" + rows;
        return new Banks(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)));
    }
}
