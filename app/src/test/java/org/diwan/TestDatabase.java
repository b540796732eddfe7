package org.diwan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One real PostgreSQL a JVM for all tests, one fresh database a Spring context; gone with the JVM. */
public final class TestDatabase {

    /** Who owns the tables. */
    public static final String OWNER = "postgres";

    /** The role of the application, which may not touch the audit. */
    public static final String APPLICATION = "diwan";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** Makes an empty database and returns its JDBC address. */
    public static String fresh() {
        String name = "test" + COUNT.incrementAndGet();
        new JdbcTemplate(SERVER.getPostgresDatabase()).execute("create database " + name);
        return SERVER.getJdbcUrl(OWNER, name);
    }

    /** The database at this address as the owner of its tables sees it. */
    public static JdbcClient asOwner(String address) {
        return JdbcClient.create(new DriverManagerDataSource(address, OWNER, OWNER));
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    // Nothing here outlives the JVM, so nothing has to reach the disk.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setRegisterShutdownHook(false)
                    .start();
            // After the Spring contexts are closed, so that none of them waits for a database that is gone.
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            new JdbcTemplate(server.getPostgresDatabase()).execute("create role " + APPLICATION + " login");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
