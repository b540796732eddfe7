package org.diwan.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.diwan.TestDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A fresh database with the registry's tables alone, on a fixed day. */
public record RegistryDatabase(DriverManagerDataSource source) {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final Clock CLOCK = Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    public static RegistryDatabase fresh() {
        var source = new DriverManagerDataSource(TestDatabase.fresh());
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V020__registry.sql"),
                        new ClassPathResource("db/migration/V074__registry.sql"),
                        new ClassPathResource("db/migration/V077__accounts.sql"),
                        new ClassPathResource("db/migration/V084__registry_claims.sql"),
                        new ClassPathResource("db/migration/V087__facility_accounts.sql"),
                        new ClassPathResource("db/migration/V092_1__import_outcomes.sql"))
                .execute(source);
        return new RegistryDatabase(source);
    }

    public void fill(long people) {
        new JdbcTemplate(source).execute((ConnectionCallback<Boolean>) connection -> {
            new DemoRegistry(TODAY, 24).write(connection, people);
            return true;
        });
    }

    public void fillCare() {
        new JdbcTemplate(source).execute((ConnectionCallback<Boolean>) connection -> {
            DemoCare.write(connection);
            return true;
        });
    }

    void openAccounts() {
        new JdbcTemplate(source).execute((ConnectionCallback<Boolean>) connection -> {
            DemoCare.openAccounts(connection);
            return true;
        });
    }

    public JdbcClient db() {
        return JdbcClient.create(source);
    }

    Registry registry() {
        return new Registry(db(), CLOCK, List.of());
    }

    public BenefitAccounts accounts() {
        return new BenefitAccounts(db());
    }

    public Payees payees() {
        return new Payees(db(), registry(), changes(), CLOCK);
    }

    /** Lets the person have given another mobile number just now. */
    public void changeMobile(String person) {
        changes().make(new RecordChange(person, null, RecordField.MOBILE, "+966551234567", "CDC-1", person));
    }

    RecordChanges changes() {
        return new RecordChanges(db(), CLOCK);
    }

    public Care care() {
        return new Care(db());
    }

    public Imports imports() {
        return new Imports(
                new JdbcTemplate(source),
                new DataSourceTransactionManager(source),
                new ImportKinds(CLOCK),
                CLOCK,
                event -> {});
    }
}
