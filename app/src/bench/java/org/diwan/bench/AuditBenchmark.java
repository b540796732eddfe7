package org.diwan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same cases with a review in two Diwans, one of which keeps no audit; turn by turn. */
final class AuditBenchmark {

    private static final int ROUNDS = 9;
    private static final int WARM_UP = 4_000;
    private static final int COUNT = 240;

    private static final String MAIN = "org.diwan.audit.WithoutAudit";

    private AuditBenchmark() {}

    static void run(Map<String, String> settings) throws Exception {
        Out.title("(m) case with a review over HTTP: with / without the audit");
        Path audited = Files.createTempDirectory("diwan-benchmark");
        Path bare = Files.createTempDirectory("diwan-benchmark");
        try (Server with = Server.ofClassPath(MAIN, "with", audited, settings);
                Server without = Server.ofClassPath(MAIN, "without", bare, settings)) {
            var one = CaseBenchmark.refusals(with, Database.under(audited));
            var other = CaseBenchmark.refusals(without, Database.under(bare));
            for (int threads : new int[] {1, 4}) {
                var crowd = new Crowd(threads);
                if (threads == 1) {
                    one.perSecond(new Crowd(4), WARM_UP);
                    other.perSecond(new Crowd(4), WARM_UP);
                }
                var load = ForeignLoad.watch(with.pid(), without.pid());
                List<Double> ratios = new ArrayList<>();
                List<Double> rates = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    double rate = one.perSecond(crowd, COUNT);
                    double most = other.perSecond(crowd, COUNT);
                    ratios.add(rate / most);
                    rates.add(rate);
                }
                Out.line(
                        "%d threads: %.2f x   with the audit %.1f/s   %s",
                        threads, Crowd.median(ratios), Crowd.median(rates), load.text());
            }
        }
    }
}
