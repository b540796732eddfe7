package org.diwan.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.diwan.certificates.StoredCertificates;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Verifications over HTTP with many certificates in store, with a thousandth of them, and at an endpoint that does one
 * SELECT and one INSERT with the many; one PostgreSQL, three servers, turn by turn.
 */
final class VerificationBenchmark {

    private static final int CLIENTS = 8;
    private static final int CALLS = 4_000;
    private static final int WARM_UP = 12_000;
    private static final int ROUNDS = 5;
    private static final int TIMES_FEWER = 1_000;

    private final HttpClient http = Visitor.browser();
    private final Crowd crowd = new Crowd(CLIENTS);

    private VerificationBenchmark() {}

    static void run(Path jar, Map<String, String> settings, Server diwan, Database database) throws Exception {
        long count = Long.parseLong(System.getenv().getOrDefault("DIWAN_BENCH_CERTIFICATES", "1000000"));
        Database fewer = database.beside("fewer");
        try (Server small = Server.diwan(jar, beside(settings, fewer));
                Server bare = Server.of(BareEndpoint.class, database.url())) {
            var stored = new StoredCertificates(settings.get("DIWAN_CODE_KEY"), facts(diwan, database));
            Out.title(String.format("(c) verifications, %,d certificates in store, %d clients", count, CLIENTS));
            long start = System.nanoTime();
            stored.add(database.url(), Database.USER, count);
            stored.add(fewer.url(), Database.USER, count / TIMES_FEWER);
            Out.line("stored in %.0f s", (System.nanoTime() - start) / 1e9);
            new VerificationBenchmark().compare(count, diwan, small, bare, database);
        }
    }

    private static Map<String, String> beside(Map<String, String> settings, Database database) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("DIWAN_DATA_DIR", Files.createTempDirectory("diwan-benchmark").toString());
        all.put("DIWAN_DB_URL", database.url());
        all.put("DIWAN_DB_USER", Database.USER);
        all.put("DIWAN_DB_PASSWORD", Database.USER);
        all.put("DIWAN_DEMO_PEOPLE", "10");
        all.put("DIWAN_DEMO_CASES", "0");
        return all;
    }

    /** Those of a certificate that Diwan has just issued. */
    private static String facts(Server diwan, Database database) throws Exception {
        Visitor citizen = Visitor.signIn(Visitor.browser(), diwan.site(), "1000000008", "demo-Pass-2026");
        String draft = citizen.get("/services/certificate-issuance/start?template=wage");
        citizen.post(draft.replaceFirst("[?].*", "/send"), Map.of());
        try (HikariDataSource pool = database.pool()) {
            return JdbcClient.create(pool)
                    .sql("select facts::text from certificate where owner = '1000000008' limit 1")
                    .query(String.class)
                    .single();
        }
    }

    private void compare(long count, Server diwan, Server small, Server bare, Database database) throws Exception {
        crowd.seconds(WARM_UP, call -> bare(bare, count));
        crowd.seconds(WARM_UP, call -> verify(diwan, count));
        crowd.seconds(WARM_UP, call -> verify(small, count / TIMES_FEWER));
        var load = ForeignLoad.watch(diwan.pid(), small.pid(), bare.pid(), database.server());
        List<Double> bares = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        List<Double> few = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bares.add(CALLS / crowd.seconds(CALLS, call -> bare(bare, count)));
            many.add(CALLS / crowd.seconds(CALLS, call -> verify(diwan, count)));
            few.add(CALLS / crowd.seconds(CALLS, call -> verify(small, count / TIMES_FEWER)));
        }
        Out.line(
                "%.2f x bare   Diwan %,.0f/s   bare SELECT + INSERT %,.0f/s   %s",
                Crowd.median(many) / Crowd.median(bares), Crowd.median(many), Crowd.median(bares), load.text());
        Out.line(
                "%.2f x the cost with %,d in store (%,.0f/s)",
                Crowd.median(few) / Crowd.median(many), count / TIMES_FEWER, Crowd.median(few));
    }

    private void verify(Server diwan, long count) throws IOException, InterruptedException {
        long number = ThreadLocalRandom.current().nextLong(count);
        post(
                diwan.site().resolve("/api/v1/verifications"),
                "{\"code\":\"" + StoredCertificates.code(number) + "\",\"ownerId\":\""
                        + StoredCertificates.owner(number) + "\"}");
    }

    private void bare(Server bare, long count) throws IOException, InterruptedException {
        long number = ThreadLocalRandom.current().nextLong(count);
        post(
                bare.site().resolve("/verifications"),
                "{\"number\":\"" + StoredCertificates.number(number) + "\"}");
    }

    private void post(URI address, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode() + ": " + answer.body());
        }
    }
}
