package org.diwan.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.diwan.TestDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A fresh database with the registry's tables alone, on a fixed day. */
record RegistryDatabase(DriverManagerDataSource source) {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Clock CLOCK = Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    static RegistryDatabase fresh() {
        var source = new DriverManagerDataSource(TestDatabase.fresh());
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V020__registry.sql"),
                        new ClassPathResource("db/migration/V074__registry.sql"),
                        new ClassPathResource("db/migration/V077__accounts.sql"))
                .execute(source);
        return new RegistryDatabase(source);
    }

    void fill(long people) {
        new JdbcTemplate(source).execute((ConnectionCallback<Boolean>) connection -> {
            new DemoRegistry(TODAY, 24).write(connection, people);
            return true;
        });
    }

    JdbcClient db() {
        return JdbcClient.create(source);
    }

    Registry registry() {
        return new Registry(db(), CLOCK);
    }

    BenefitAccounts accounts() {
        return new BenefitAccounts(db());
    }

    RecordChanges changes() {
        return new RecordChanges(db(), CLOCK);
    }

    Imports imports() {
        return new Imports(new JdbcTemplate(source), new DataSourceTransactionManager(source), new ImportKinds(CLOCK));
    }
}
