package org.diwan.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL under the data folder, durable, for a start without any set-up.
 *
 * <p>A server outlives a JVM that was killed. The JVM that holds the folder's lock owns its server: it adopts one left
 * behind by a killed owner, and stops it at its own end. Any other JVM (a command beside the running application) joins.
 */
final class EmbeddedServer implements AutoCloseable {

    /** Who owns the tables. */
    static final String OWNER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Held on to as long as the server: a channel that nobody holds is closed, and the lock goes with it. */
    private final FileChannel lock;

    private final int port;
    private final Stop stop;

    private EmbeddedServer(FileChannel lock, int port, Stop stop) {
        this.lock = lock;
        this.port = port;
        this.stop = stop;
    }

    /** Starts, adopts or joins the server of this folder. */
    static EmbeddedServer under(Path dataDir) {
        Path folder = dataDir.resolve("postgres");
        try {
            Files.createDirectories(folder);
            FileChannel lock = FileChannel.open(
                    dataDir.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean owner = lock.tryLock() != null;
            Optional<Postmaster> running = settled(folder, owner);
            if (running.isEmpty()) {
                return start(dataDir, folder, lock);
            }
            Postmaster server = running.get();
            LOG.info("{} the embedded PostgreSQL on port {}", owner ? "Adopting" : "Joining", server.port());
            return new EmbeddedServer(lock, server.port(), owner ? server::stop : () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("Embedded PostgreSQL cannot start under " + folder, e);
        }
    }

    private static EmbeddedServer start(Path dataDir, Path folder, FileChannel lock) throws IOException {
        int port = freePort();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        dataDir.resolve("postgres-binaries").toFile())
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                // Its own hook would stop it under the requests that the application still finishes.
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The library is made for throw-away tests and switches these off; this data stays.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "120")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("timezone", "UTC")
                .start();
        return new EmbeddedServer(lock, port, server::close);
    }

    /** The server that runs on the folder and answers; empty where the owner has to start one. */
    private static Optional<Postmaster> settled(Path folder, boolean owner) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Postmaster> found = Postmaster.of(folder).filter(Postmaster::isAlive);
            if (found.isEmpty() && owner) {
                return Optional.empty();
            }
            if (found.isPresent() && answers(found.get().port())) {
                return found;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException("The server of " + folder + " neither answers nor ends");
    }

    private static boolean answers(int port) {
        try (Connection connection = DriverManager.getConnection(url(port), OWNER, OWNER)) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            LOG.debug("No answer on port {}: {}", port, notYet.getMessage());
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Makes the application's role, which may sign in and owns nothing. */
    void admit(String role) {
        try (Connection connection = DriverManager.getConnection(url(port), OWNER, OWNER);
                Statement sql = connection.createStatement()) {
            String name = sql.enquoteIdentifier(role, true);
            sql.execute("do $$ begin create role " + name
                    + " login; exception when duplicate_object or unique_violation then null; end $$");
        } catch (SQLException e) {
            throw new IllegalStateException("The role of the application could not be made", e);
        }
    }

    String url() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            stop.run();
        }
    }

    /** How the server ends with its owner. */
    private interface Stop {
        void run() throws IOException;
    }

    /** First lines of {@code postmaster.pid}: process, folder, start time, port. */
    private record Postmaster(long pid, int port) {

        static Optional<Postmaster> of(Path folder) throws IOException {
            Path file = folder.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).trim()),
                    Integer.parseInt(lines.get(3).trim())));
        }

        void stop() {
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroy();
                process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            });
        }

        /** A pid may have been given to another process since: only one named postgres counts. */
        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().command())
                    .map(command -> command.endsWith("postgres"))
                    .orElse(false);
        }
    }
}
