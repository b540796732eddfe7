package org.diwan.claims;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.diwan.registry.Care;
import org.diwan.registry.RegistryDatabase;
import org.diwan.rules.RuleBooks;
import org.diwan.web.Settings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** What judges claims, on a database with the registry and the claims alone. */
final class ClaimHouse {

    /** Compiled once for all. */
    private static final RuleBooks BOOKS = new RuleBooks();

    private static final AtomicLong COUNT = new AtomicLong();

    final JdbcClient db;
    final ClaimBatches batches;
    final Adjudication adjudication;
    final Judgements judgements;
    final Reviews reviews;
    private final TransactionTemplate transaction;

    ClaimHouse(DataSource source, Care care) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V085__claims.sql"),
                        new ClassPathResource("db/migration/V086__claim_reviews.sql"))
                .execute(source);
        Clock clock = RegistryDatabase.CLOCK;
        db = JdbcClient.create(source);
        batches = new ClaimBatches(db, clock);
        judgements = new Judgements(db, BOOKS);
        reviews = new Reviews(new ReviewRows(db), new BatchRows(db), clock);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        adjudication = new Adjudication(
                batches,
                new BatchRows(db),
                new ChunkReader(new WaitingClaims(db), new PatientRows(db), new UseRows(db)),
                new VerdictRows(db),
                new DecisionTables(db, care),
                BOOKS,
                care,
                clock,
                new Settings("demo", ZoneId.of("Asia/Riyadh"), null),
                new DataSourceTransactionManager(source));
    }

    <T> T inTransaction(Supplier<T> act) {
        return Objects.requireNonNull(transaction.execute(status -> act.get()));
    }

    /** A house with facilities, patients and a tariff as {@link SampleClaims} knows them. */
    static ClaimHouse fresh() {
        RegistryDatabase registry = RegistryDatabase.fresh();
        ClaimHouse house = new ClaimHouse(registry.source(), registry.care());
        SampleClaims.fill(house.db);
        return house;
    }

    /** A batch that is read to its end. */
    Batch batch(String facility, Collection<NewClaim> claims) {
        long number = COUNT.incrementAndGet();
        Batch batch = batches.open(new NewBatch(
                "CLM-2026-" + number,
                facility,
                "claims.csv",
                "csv",
                "%064x".formatted(number),
                null,
                "hospital1",
                "web"));
        batches.take(batch.id(), claims);
        return batches.endReading(
                batch.id(),
                claims.stream().mapToInt(claim -> claim.lines().size()).sum());
    }

    /** Line by line what was decided, in the order of the file. */
    String decided(long batchId) {
        return db.sql(
                        """
                select coalesce(string_agg(concat_ws(' ', c.claim_no, c.state, l.line_no, l.outcome, l.allowed,
                                l.allowed_quantity, l.proposed, l.reason,
                                (select string_agg(r.rule || r.args, ' ' order by r.seq) from claim_rule r
                                  where r.line_id = l.id)), e'\n' order by c.first_record, l.line_no), '')
                  from claim c join claim_line l on l.claim_id = c.id where c.batch_id = ?""")
                .param(batchId)
                .query(String.class)
                .single();
    }
}
