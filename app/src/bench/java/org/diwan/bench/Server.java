package org.diwan.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java process of its own that answers HTTP: the packaged Diwan, or the bare endpoint beside it. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Process process;
    private final URI site;
    private final double secondsToReady;

    private Server(Process process, URI site, double secondsToReady) {
        this.process = process;
        this.site = site;
        this.secondsToReady = secondsToReady;
    }

    /** Starts the jar as an operator would, with these settings, and waits until it says that it is ready. */
    static Server diwan(Path jar, Map<String, String> settings, String... options) throws IOException {
        int port = freePort();
        int management = freePort();
        List<String> command = java(options);
        command.addAll(List.of("-jar", jar.toString()));
        var environment = new HashMap<>(settings);
        environment.put("DIWAN_PORT", Integer.toString(port));
        environment.put("DIWAN_MANAGEMENT_PORT", Integer.toString(management));
        return start(command, environment, port, address(management).resolve("/actuator/health/readiness"));
    }

    /** Starts a main class that runs Diwan in its own way, from the class path. */
    static Server ofClassPath(String main, String how, Path dataDir, Map<String, String> settings) throws IOException {
        int port = freePort();
        int management = freePort();
        List<String> command = java("-classpath", System.getProperty("java.class.path"), main, how);
        var environment = new HashMap<>(settings);
        environment.put("DIWAN_DATA_DIR", dataDir.toString());
        environment.put("DIWAN_DEMO_CASES", "0");
        environment.put("DIWAN_PORT", Integer.toString(port));
        environment.put("DIWAN_MANAGEMENT_PORT", Integer.toString(management));
        return start(command, environment, port, address(management).resolve("/actuator/health/readiness"));
    }

    /** Starts a main class of the benchmarks; its arguments are a port and these. */
    static Server of(Class<?> main, String... arguments) throws IOException {
        int port = freePort();
        List<String> command = java("-classpath", System.getProperty("java.class.path"), main.getName());
        command.add(Integer.toString(port));
        command.addAll(List.of(arguments));
        return start(command, Map.of(), port, address(port).resolve("/ready"));
    }

    static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(tool("java"), "-Xmx1g"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Server start(List<String> command, Map<String, String> settings, int port, URI ready)
            throws IOException {
        Path log = Files.createTempFile("diwan-benchmark", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        long start = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (!isReady(ready)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                process.destroy();
                throw new IllegalStateException("Did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return new Server(process, address(port), (System.nanoTime() - start) / 1e9);
    }

    private static boolean isReady(URI address) {
        try {
            var answer = HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI site() {
        return site;
    }

    long pid() {
        return process.pid();
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /** MiB in use after a full collection. */
    long heap() throws IOException {
        run(tool("jcmd"), Long.toString(pid()), "GC.run");
        Matcher used = USED.matcher(run(tool("jcmd"), Long.toString(pid()), "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024 : -1;
    }

    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
