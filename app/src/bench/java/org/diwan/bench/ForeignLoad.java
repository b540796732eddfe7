package org.diwan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How busy others keep the machine while a row is measured: all CPU time less that of our own processes. */
final class ForeignLoad {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS = 100;

    private final Set<Long> roots;
    private final Used before;
    private final long started = System.nanoTime();

    private ForeignLoad(Set<Long> roots) {
        this.roots = roots;
        this.before = Used.now(roots);
    }

    /** Begins to watch; children of these processes, and of this one, are ours. */
    static ForeignLoad watch(long... ours) {
        Set<Long> roots = new TreeSet<>(Set.of(ProcessHandle.current().pid()));
        for (long pid : ours) {
            roots.add(pid);
        }
        return new ForeignLoad(roots);
    }

    /** {@code others 0.42 cores, load 3.1}. */
    String text() {
        if (!Files.exists(PROC)) {
            return "others unknown";
        }
        Used now = Used.now(roots);
        double seconds = (System.nanoTime() - started) / 1e9;
        double ours = (now.ours - before.ours) / TICKS / seconds;
        double all = (now.all - before.all) / TICKS / seconds;
        return String.format(Locale.ROOT, "others %.2f cores, load %s", Math.max(0, all - ours), loadAverage());
    }

    private static String loadAverage() {
        return read(PROC.resolve("loadavg")).split(" ")[0];
    }

    private record Used(double all, double ours) {

        static Used now(Set<Long> roots) {
            if (!Files.exists(PROC)) {
                return new Used(0, 0);
            }
            String[] cpu = read(PROC.resolve("stat")).lines().findFirst().orElseThrow().split("\\s+");
            double all = 0;
            for (int column : new int[] {1, 2, 3, 6, 7, 8}) {
                all += Double.parseDouble(cpu[column]);
            }
            return new Used(all, ofOurs(roots));
        }

        private static double ofOurs(Set<Long> roots) {
            Map<Long, String[]> processes = processes();
            return processes.keySet().stream()
                    .filter(pid -> isOurs(pid, processes, roots))
                    .mapToDouble(pid -> Stream.of(processes.get(pid))
                            .skip(11)
                            .limit(4)
                            .mapToDouble(Double::parseDouble)
                            .sum())
                    .sum();
        }

        private static boolean isOurs(long pid, Map<Long, String[]> processes, Set<Long> roots) {
            long at = pid;
            while (processes.containsKey(at)) {
                if (roots.contains(at)) {
                    return true;
                }
                at = Long.parseLong(processes.get(at)[1]);
            }
            return false;
        }

        /** Of each process the fields of its stat file from the state on. */
        private static Map<Long, String[]> processes() {
            Map<Long, String[]> processes = new HashMap<>();
            ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).forEach(pid -> {
                String stat = read(PROC.resolve(Long.toString(pid)).resolve("stat"));
                if (!stat.isEmpty()) {
                    processes.put(pid, stat.substring(stat.lastIndexOf(')') + 2).split(" "));
                }
            });
            return processes;
        }
    }

    /** Empty where the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
