package org.diwan.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanApplication;
import org.springframework.test.util.TestSocketUtils;

/** The application as a process of its own, so that it can be killed and started again at the same place. */
final class House {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = TestSocketUtils.findAvailableTcpPort();
    private final int managementPort = TestSocketUtils.findAvailableTcpPort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Map<String, String> settings;
    private Process process;

    House(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Returns once the house says that it is ready. */
    void start() {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                DiwanApplication.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("DIWAN_"));
        builder.environment().putAll(settings);
        builder.environment().put("DIWAN_PORT", String.valueOf(port));
        builder.environment().put("DIWAN_MANAGEMENT_PORT", String.valueOf(managementPort));
        builder.environment().put("DIWAN_DATA_DIR", folder.toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("house.log").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::isReady);
    }

    /** SIGKILL: nothing is finished, nothing is tidied up. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    Browser browser() {
        return Browser.withoutRedirectsAt(port);
    }

    int port() {
        return port;
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("The house did not start, see " + folder.resolve("house.log"));
        }
        URI readiness = URI.create("http://localhost:" + managementPort + "/actuator/health/readiness");
        try {
            return http.send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
