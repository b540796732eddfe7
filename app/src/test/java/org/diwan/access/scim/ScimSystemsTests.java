package org.diwan.access.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Patience;
import org.diwan.web.HouseKey;
import org.diwan.web.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where systems are, and what is shown to them. */
class ScimSystemsTests {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));

    @TempDir
    Path data;

    private static Settings house(String mode) {
        return new Settings(mode, ZoneOffset.UTC, URI.create("https://diwan.example"));
    }

    private Tokens tokens(String mode, Map<String, String> set) {
        return new Tokens(new ScimSettings(set), house(mode), new HouseKey(data.toString(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ledger.example/v2",
                "https://user:secret@ledger.example/v2",
                "https://ledger.example/v2?next=x",
                "https://ledger.example/v2#x",
                "file:///etc/passwd",
                "ledger.example",
                "https://",
                "a b",
                ""
            })
    void inProductionOnlyPlainAddressesOverTlsAreUsed(String address) {
        assertThat(catchThrowableOfType(NotDone.class, () -> new Addresses(house("production")).of(address))
                        .problem())
                .hasToString("no-address");
    }

    @Test
    void anAddressIsTakenAsTheCatalogueHasIt() {
        assertThat(new Addresses(house("production")).of("https://ledger.example:8443/scim/v2/"))
                .hasToString("https://ledger.example:8443/scim/v2");
        assertThat(new Addresses(house("demo")).of("http://ledger.example/v2")).hasToString("http://ledger.example/v2");
        assertThat(catchThrowableOfType(NotDone.class, () -> new Addresses(house("demo")).of(null))
                        .problem())
                .hasToString("no-address");
    }

    @Test
    void withoutATokenNothingIsSaid() {
        assertThat(tokens("production", Map.of("ledger", " abc ")).of("ledger")).hasValue("abc");
        assertThat(tokens("production", Map.of("hrcore", "abc")).of("hr-core")).hasValue("abc");
        assertThat(tokens("production", Map.of("ledger", " ")).of("ledger")).isEmpty();
        assertThat(tokens("demo", Map.of()).of("ledger"))
                .isPresent()
                .isNotEqualTo(tokens("demo", Map.of()).of("records"));
        var systems = new ScimSystems(
                new Addresses(house("production")), tokens("production", Map.of()), new Pauses(Clock.systemUTC()));
        assertThat(catchThrowableOfType(
                                NotDone.class, () -> systems.reach("ledger", "https://ledger.example", PATIENCE))
                        .problem())
                .hasToString("no-token");
    }
}
