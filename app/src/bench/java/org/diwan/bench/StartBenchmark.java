package org.diwan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the start of the packaged jar to ready: with a new data folder, and again with the same one. */
final class StartBenchmark {

    private static final int COLD = 2;
    private static final int WARM = 3;

    private StartBenchmark() {}

    /** Leaves the last one running. */
    static Server run(Path jar, Path dataDir, Map<String, String> settings) throws IOException {
        Out.title("(d) start to ready, from the jar");
        var load = ForeignLoad.watch();
        List<Double> cold = new ArrayList<>();
        for (int round = 0; round < COLD; round++) {
            Path folder = round == COLD - 1 ? dataDir : Files.createTempDirectory("diwan-benchmark");
            cold.add(start(jar, folder, settings));
        }
        Out.line("cold, new data folder with 10,000 people: %.1f s   %s", Crowd.median(cold), load.text());
        load = ForeignLoad.watch();
        List<Double> warm = new ArrayList<>();
        for (int round = 1; round < WARM; round++) {
            warm.add(start(jar, dataDir, settings));
        }
        Out.line("warm, unpacked, with a class data archive: %.1f s", archived(jar, with(dataDir, settings)));
        Server last = again(jar, dataDir, settings);
        warm.add(last.secondsToReady());
        Out.line("warm: %.1f s   %s", Crowd.median(warm), load.text());
        Out.line("heap in use after start and a full collection: %d MiB", last.heap());
        return last;
    }

    /** As docs/operations.md has it for those who want a faster start. */
    private static double archived(Path jar, Map<String, String> settings) throws IOException {
        Path folder = Files.createTempDirectory("diwan-benchmark");
        String java = Server.tool("java");
        Server.run(java, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString());
        Path unpacked = folder.resolve(jar.getFileName());
        Path archive = folder.resolve("diwan.jsa");
        Server.diwan(unpacked, settings, "-XX:ArchiveClassesAtExit=" + archive).close();
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < WARM; round++) {
            try (Server server = Server.diwan(unpacked, settings, "-XX:SharedArchiveFile=" + archive)) {
                seconds.add(server.secondsToReady());
            }
        }
        return Crowd.median(seconds);
    }

    /** A warm start, not measured by itself. */
    static Server again(Path jar, Path dataDir, Map<String, String> settings) throws IOException {
        return Server.diwan(jar, with(dataDir, settings));
    }

    private static double start(Path jar, Path dataDir, Map<String, String> settings) throws IOException {
        try (Server server = Server.diwan(jar, with(dataDir, settings))) {
            return server.secondsToReady();
        }
    }

    private static Map<String, String> with(Path dataDir, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("DIWAN_DATA_DIR", dataDir.toString());
        return all;
    }
}
