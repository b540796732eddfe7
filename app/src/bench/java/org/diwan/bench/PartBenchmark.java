package org.diwan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same cases with a review in two Diwans, one of which lacks a part; turn by turn. */
final class PartBenchmark {

    /** Says by being set that a few cases are enough, to see whether it runs. */
    private static final boolean SHORT = System.getenv("DIWAN_BENCH_SHORT") != null;

    private static final int ROUNDS = SHORT ? 1 : 9;
    private static final int WARM_UP = SHORT ? 40 : 4_000;
    private static final int COUNT = SHORT ? 40 : 240;

    private PartBenchmark() {}

    /** @param main class that runs Diwan {@code with} the part or {@code without} it */
    static void run(String part, String main, Map<String, String> settings) throws Exception {
        Path whole = Files.createTempDirectory("diwan-benchmark");
        Path bare = Files.createTempDirectory("diwan-benchmark");
        try (Server with = Server.ofClassPath(main, "with", whole, settings);
                Server without = Server.ofClassPath(main, "without", bare, settings)) {
            var one = CaseBenchmark.refusals(with, Database.under(whole));
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
                        "%d threads: %.2f x   with %s %.1f/s   %s",
                        threads, Crowd.median(ratios), part, Crowd.median(rates), load.text());
            }
        }
    }
}
