package org.diwan.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diwan.Content;
import org.diwan.TestDatabase;
import org.diwan.web.HouseKey;
import org.diwan.web.SigningKey;
import org.diwan.web.SigningSettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit with a database, keys and a file of heads of its own. */
final class AuditHouse {

    private final JdbcClient owner;
    private final JdbcTemplate db;
    private final DataSourceTransactionManager transactions;
    private final AuditKey key;
    private final SigningKey signing;
    private final AuditSettings settings;
    private final Audit audit;
    private final Witness witness = new Witness();
    private final Heads heads;
    private final Sealer sealer;

    private AuditHouse(String address, Path folder) {
        var owning = new DriverManagerDataSource(address, TestDatabase.OWNER, TestDatabase.OWNER);
        owner = JdbcClient.create(owning);
        script(owning, "V060__audit.sql");
        script(owning, "V090__audit_chain.sql");
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setUsername(TestDatabase.OWNER);
        pool.setPassword(TestDatabase.OWNER);
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        db = new JdbcTemplate(pool);
        transactions = new DataSourceTransactionManager(pool);
        Clock clock = Clock.systemUTC();
        key = new AuditKey(new HouseKey(folder.toString(), ""));
        signing = SigningKey.of(new SigningSettings(folder, new SigningSettings.Signing(null, null)), clock);
        settings = new AuditSettings(folder.resolve("heads.jsonl"), Duration.ofMinutes(1), 1000, null);
        audit = new Audit(new AuditEntries(db, key, clock), witness, clock);
        sealer = sealer();
        heads = new Heads(JdbcClient.create(db), transactions, signing, settings, clock);
    }

    static AuditHouse fresh() {
        try {
            Files.createDirectories(Content.OWN);
            return new AuditHouse(TestDatabase.fresh(), Files.createTempDirectory(Content.OWN, "audit"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void script(DriverManagerDataSource source, String name) {
        var script = new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + name));
        script.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        script.execute(source);
    }

    /** The database as its administrator sees it. */
    JdbcClient owner() {
        return owner;
    }

    Audit audit() {
        return audit;
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(transactions);
    }

    Heads heads() {
        return heads;
    }

    Path headFile() {
        return settings.heads();
    }

    SigningKey signing() {
        return signing;
    }

    /** A sealer as after a start of the house: it remembers nothing. */
    Sealer sealer() {
        return new Sealer(db, transactions, audit, witness, key);
    }

    int seal() {
        return sealer.seal();
    }

    AuditExport export() {
        return new AuditExport(db, transactions, sealer, heads, signing, Clock.systemUTC());
    }

    /** As many acts, each in a transaction of its own. */
    void acts(int from, int count) {
        for (int i = from; i < from + count; i++) {
            int number = i;
            transactions()
                    .executeWithoutResult(transaction -> audit.record(
                            "clerk" + number % 3,
                            "task-claimed",
                            "case",
                            "CRT-2026-" + number,
                            Map.of("element", "step" + number, "service", "certificate-issuance")));
        }
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        verification().run(found::add);
        return found;
    }

    ChainVerification verification() {
        return new ChainVerification(db, transactions, key, signing, settings);
    }
}
