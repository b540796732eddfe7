package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.diwan.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ProductionCheckTests {

    private static final Map<String, Object> WHOLE = Map.of(
            "diwan.db-url", "jdbc:postgresql://db/diwan",
            "diwan.code-key", "a key",
            "diwan.signing-keystore", "signature.p12",
            "diwan.base-url", "https://e-services.example.org");

    private Accounts accounts;

    @BeforeEach
    void anEmptyTable() {
        var database = new DriverManagerDataSource(TestDatabase.fresh(), "postgres", "postgres");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("010")
                .load()
                .migrate();
        accounts = new Accounts(JdbcClient.create(database));
    }

    @Test
    void everyMissingThingIsNamed() {
        assertThatThrownBy(check(Map.of())::afterSingletonsInstantiated)
                .isInstanceOf(NotFitForProduction.class)
                .hasMessageContainingAll("DIWAN_DB_URL", "DIWAN_CODE_KEY", "DIWAN_SIGNING_KEYSTORE");
    }

    @Test
    void demoAccountsAreNamed() {
        new DemoAccounts(accounts, new Passwords()).afterSingletonsInstantiated();
        assertThatThrownBy(check(WHOLE)::afterSingletonsInstantiated)
                .hasMessageContainingAll("clerk1", "1000000008")
                .hasMessageNotContaining("DIWAN_CODE_KEY");
    }

    @Test
    void aHouseInOrderStarts() {
        assertThatCode(check(WHOLE)::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    void aHouseSetUpForPeopleWhoseModeWasForgottenDoesNotStartAsADemonstration() {
        for (String telling : List.of("diwan.base-url", "diwan.signing-keystore")) {
            Map<String, Object> forgotten =
                    Map.of("diwan.db-url", "jdbc:postgresql://db/diwan", telling, "https://e-services.example.org");
            assertThatThrownBy(() -> new DemoCheck(environment(forgotten)))
                    .isInstanceOf(NotFitForProduction.class)
                    .hasMessageContainingAll("Not fit for a demonstration", "DIWAN_DB_URL", "DIWAN_MODE=production");
        }
    }

    @Test
    void aDemonstrationStartsOnItsOwnServerAndOnAnothersWithoutEncryption() {
        for (Map<String, Object> settings : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("diwan.base-url", "https://demo.example.org"),
                Map.of("diwan.db-url", "jdbc:postgresql://db/diwan", "diwan.base-url", "http://localhost:8080"))) {
            assertThatCode(() -> new DemoCheck(environment(settings))).doesNotThrowAnyException();
        }
    }

    @Test
    void theOperatorReadsTheReasonsInsteadOfAStackTrace() {
        var refusal = new NotFitForProduction(List.of("The key is missing."));
        assertThat(new ProductionRefusal().analyze(refusal).getDescription()).contains("- The key is missing.");
    }

    private ProductionCheck check(Map<String, Object> settings) {
        return new ProductionCheck(environment(settings), accounts);
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }
}
