package org.diwan.claims;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diwan.claims.rules.Books;
import org.diwan.claims.rules.ClaimFacts;
import org.diwan.registry.RegistryDatabase;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Ten thousand claims judged from the store and back into it, durably, against the rules alone over the same facts in
 * memory, turn by turn; medians. And a thousand, to see that it grows as the claims do.
 */
public final class AdjudicationBenchmark {

    private static final int MANY = 10_000;
    private static final int FEW = 1_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private final ClaimHouse house;
    private final JdbcClient db;

    private AdjudicationBenchmark(ClaimHouse house) {
        this.house = house;
        this.db = house.db;
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            pool.addDataSourceProperty("prepareThreshold", "3");
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V020__registry.sql"),
                            new ClassPathResource("db/migration/V084__registry_claims.sql"))
                    .execute(pool);
            var registry = new RegistryDatabase(
                    new DriverManagerDataSource(server.getJdbcUrl("postgres", "postgres")));
            ClaimHouse house = new ClaimHouse(pool, registry.care());
            SampleClaims.fill(house.db);
            new AdjudicationBenchmark(house).run();
        }
    }

    private void run() throws Exception {
        List<NewClaim> claims = new SampleClaims(1, "H1").next(MANY);
        int lines = claims.stream().mapToInt(claim -> claim.lines().size()).sum();
        judged(claims);
        List<ClaimFacts> facts = db.sql("select facts::text from claim_judgement order by claim_id")
                .query((row, number) -> ClaimJson.facts(row.getString(1)))
                .list();
        var bare = new ArrayList<Long>();
        var many = new ArrayList<Long>();
        var few = new ArrayList<Long>();
        long heap = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            long rules = millis(() -> bare(facts));
            long little = judged(claims.subList(0, FEW));
            forget();
            long all = judged(claims);
            heap = Math.max(heap, peak());
            OUT.printf("  round %d: rules %,d ms, 1,000 claims %,d ms, 10,000 claims %,d ms%n", round, rules, little, all);
            if (round > 0) {
                bare.add(rules);
                few.add(little);
                many.add(all);
            }
        }
        OUT.printf("%,d claims, %,d lines, median of %d rounds%n", MANY, lines, ROUNDS);
        OUT.printf("rules alone, facts in memory       %,6d ms   %,7d lines/s%n", median(bare), rate(lines, bare));
        OUT.printf(
                "read, judged and stored            %,6d ms   %,7d lines/s   %.2f of the rules alone%n",
                median(many), rate(lines, many), (double) median(bare) / median(many));
        OUT.printf(
                "a claim of 10,000 / one of 1,000   %.2f%n",
                (double) median(many) / MANY / ((double) median(few) / FEW));
        OUT.printf("heap in use, at most               %,6d MiB%n", heap >> 20);
    }

    /** A session a claim, as the house does, and nothing else. */
    private static int bare(List<ClaimFacts> facts) {
        KieBase rules = Books.of(Adjudication.SERVICE).base();
        int fired = 0;
        for (ClaimFacts claim : facts) {
            KieSession session = rules.newKieSession();
            session.insert(claim);
            claim.lines().forEach(session::insert);
            claim.before().forEach(session::insert);
            fired += session.fireAllRules();
            session.dispose();
        }
        return fired;
    }

    private long judged(List<NewClaim> claims) throws Exception {
        db.sql("truncate claim_batch, claim_refusal, claim, claim_line, claim_rule, claim_judgement cascade").update();
        db.sql("checkpoint").update();
        Batch batch = house.batch("H1", List.of());
        for (int from = 0; from < claims.size(); from += FEW) {
            house.batches.take(batch.id(), claims.subList(from, Math.min(claims.size(), from + FEW)));
        }
        db.sql("update claim_batch set state = 'reading'").update();
        house.batches.endReading(batch.id(), claims.size());
        long took = millis(() -> house.adjudication.run(batch.id()));
        if (house.batches.get(batch.id()).claimsJudged() != claims.size()
                || !house.batches.sums(batch.id()).isBalanced()) {
            throw new IllegalStateException("Not all is judged");
        }
        return took;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void forget() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static long millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long rate(int lines, List<Long> times) {
        return lines * 1000L / median(times);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
