package org.diwan.audit;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final String address;
    private final Path folder;
    private final ChainPin pin;

    private AuditHouse(String address, Path folder, boolean isNew) {
        this.address = address;
        this.folder = folder;
        var owning = new DriverManagerDataSource(address, TestDatabase.OWNER, TestDatabase.OWNER);
        owner = JdbcClient.create(owning);
        if (isNew) {
            script(owning, "V060__audit.sql");
            script(owning, "V090__audit_chain.sql");
        }
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
        pin = new ChainPin(JdbcClient.create(db), signing, settings, clock);
        sealer = sealer();
        heads = new Heads(JdbcClient.create(db), transactions, signing, settings, pin, clock);
    }

    /** The same house after a start. */
    AuditHouse restarted() {
        return new AuditHouse(address, folder, false);
    }

    static AuditHouse fresh() {
        try {
            Files.createDirectories(Content.OWN);
            return new AuditHouse(TestDatabase.fresh(), Files.createTempDirectory(Content.OWN, "audit"), true);
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
        return new Sealer(db, transactions, audit, witness, key, pin);
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

    ChainPin pin() {
        return pin;
    }

    List<Finding> findings() {
        return findings(headFile());
    }

    List<Finding> findings(Path heads) {
        return findings(heads, Clock.systemUTC());
    }

    List<Finding> findings(Path heads, Clock clock) {
        List<Finding> found = new ArrayList<>();
        assertThat(verification(clock).run(heads, found::add)).isPresent();
        return found;
    }

    ChainVerification verification(Clock clock) {
        return new ChainVerification(db, transactions, key, signing, settings, clock);
    }
}
