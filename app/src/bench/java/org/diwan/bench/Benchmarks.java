package org.diwan.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * All benchmarks, one after the other; the argument is the packaged jar. {@code DIWAN_BENCH_ROWS} names the rows to run,
 * {@code abcdifkjlmnop} where it is not set.
 */
public final class Benchmarks {

    private static final String ALL = "abcdifkjlmnop";

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        String rows = System.getenv().getOrDefault("DIWAN_BENCH_ROWS", ALL);
        Out.title("Diwan, " + Runtime.getRuntime().availableProcessors() + " cores, Java "
                + System.getProperty("java.version") + "; medians; others: what other processes used meanwhile");
        onDiwan(Path.of(arguments[0]), rows);
        if (rows.contains("m")) {
            Out.title("(m) case with a review over HTTP: with / without the audit");
            PartBenchmark.run("the audit", "org.diwan.audit.WithoutAudit", Map.of());
        }
        if (rows.contains("p")) {
            Out.title("(p) case with a review over HTTP: with / without the projection of steps");
            PartBenchmark.run("the projection of steps", "org.diwan.cases.WithoutSteps", Map.of());
        }
        Map.of(
                        'b', "org.diwan.certificates.RenderBenchmark",
                        'i', "org.diwan.registry.ImportBenchmark",
                        'f', "org.diwan.forms.FormBenchmark",
                        'k', "org.diwan.cases.DeskBenchmark",
                        'j', "org.diwan.claims.AdjudicationBenchmark",
                        'l', "org.diwan.audit.VerifyBenchmark")
                .forEach((row, main) -> {
                    if (rows.indexOf(row) >= 0) {
                        alone(row, main);
                    }
                });
        if (rows.contains("n") || rows.contains("o")) {
            alone('n', "org.diwan.insight.InsightBenchmark");
        }
    }

    /** The rows that ask a running Diwan. */
    private static void onDiwan(Path jar, String rows) throws Exception {
        if (List.of("a", "c", "d").stream().noneMatch(rows::contains)) {
            return;
        }
        Path dataDir = Files.createTempDirectory("diwan-benchmark");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Map<String, String> settings =
                Map.of("DIWAN_CODE_KEY", Base64.getEncoder().encodeToString(key));
        try (Server diwan = rows.contains("d")
                ? StartBenchmark.run(jar, dataDir, settings)
                : StartBenchmark.again(jar, dataDir, settings)) {
            Database database = Database.under(dataDir);
            if (rows.contains("a")) {
                CaseBenchmark.run(diwan, database);
            }
            if (rows.contains("c")) {
                VerificationBenchmark.run(jar, settings, diwan, database);
            }
        }
    }

    /** A benchmark with a process of its own, so that its code is compiled for it alone. */
    private static void alone(char row, String main) {
        Out.title("(" + row + ") " + main.substring(main.lastIndexOf('.') + 1));
        var load = ForeignLoad.watch();
        try {
            Process process = new ProcessBuilder(Server.java("-classpath", System.getProperty("java.class.path"), main))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.onExit().join();
        } catch (IOException e) {
            throw new IllegalStateException(main, e);
        }
        Out.line("%s", load.text());
    }
}
