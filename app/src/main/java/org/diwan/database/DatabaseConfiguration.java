package org.diwan.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/** One data source for everything: the office's own server where one is named, the embedded one else. */
@Configuration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    /** The role of the application, which owns no table. */
    private static final String EMBEDDED_USER = "diwan";

    @Bean
    @Conditional(NoOwnDatabase.class)
    EmbeddedServer embeddedServer(DatabaseProperties settings) {
        return EmbeddedServer.under(settings.dataDir().toAbsolutePath().normalize());
    }

    @Bean
    @Conditional(NoOwnDatabase.class)
    HikariDataSource embeddedDataSource(EmbeddedServer server, DatabaseProperties settings) {
        server.admit(EMBEDDED_USER);
        return pool(server.url(), EMBEDDED_USER, EMBEDDED_USER, settings);
    }

    /** For migrations alone. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    @Conditional(NoOwnDatabase.class)
    DataSource embeddedOwner(EmbeddedServer server) {
        return new DriverManagerDataSource(server.url(), EmbeddedServer.OWNER, EmbeddedServer.OWNER);
    }

    /** For migrations alone, where the office gives the application a role that owns nothing. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    @Conditional(OwnOwner.class)
    DataSource ownOwner(DatabaseProperties settings) {
        return new DriverManagerDataSource(
                String.valueOf(settings.dbUrl()),
                String.valueOf(settings.dbOwner()),
                String.valueOf(settings.dbOwnerPassword()));
    }

    @Bean
    TableGrants tableGrants(DatabaseProperties settings) {
        boolean embedded = !StringUtils.hasText(settings.dbUrl());
        return new TableGrants(
                embedded ? EMBEDDED_USER : StringUtils.hasText(settings.dbOwner()) ? settings.dbUser() : null);
    }

    @Bean
    @Conditional(OwnDatabase.class)
    HikariDataSource ownDataSource(DatabaseProperties settings) {
        return pool(settings.dbUrl(), settings.dbUser(), settings.dbPassword(), settings);
    }

    private static HikariDataSource pool(
            @Nullable String url, @Nullable String user, @Nullable String password, DatabaseProperties settings) {
        var pool = new HikariDataSource();
        pool.setPoolName("diwan");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(settings.dbPool());
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "diwan");
        // A refused row's content is personal data and would end in the log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }
}
