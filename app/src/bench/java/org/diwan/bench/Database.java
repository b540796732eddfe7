package org.diwan.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One database of the PostgreSQL that Diwan keeps under its data folder.
 *
 * @param server process of the PostgreSQL
 */
record Database(long server, String url) {

    static final String USER = "postgres";

    private static final int POOL = 20;

    /** The database that Diwan itself uses. */
    static Database under(Path dataDir) throws IOException {
        List<String> lines = Files.readAllLines(dataDir.resolve("postgres/postmaster.pid"));
        return new Database(
                Long.parseLong(lines.get(0).trim()),
                "jdbc:postgresql://127.0.0.1:" + lines.get(3).trim() + "/postgres");
    }

    /** An empty one beside it, on the same server. */
    Database beside(String name) {
        try (HikariDataSource pool = pool()) {
            new JdbcTemplate(pool).execute("create database " + name);
        }
        return new Database(server, url.replaceFirst("/postgres$", "/" + name));
    }

    /** A pool as Diwan's own. */
    HikariDataSource pool() {
        return pool(url);
    }

    static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(USER);
        pool.setPassword(USER);
        pool.setMaximumPoolSize(POOL);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("prepareThreshold", "3");
        return pool;
    }
}
