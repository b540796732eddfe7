package org.diwan.database;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** One data source for everything: the office's own server where one is named, the embedded one else. */
@Configuration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoOwnDatabase.class)
    EmbeddedServer embeddedServer(DatabaseProperties settings) {
        return EmbeddedServer.under(settings.dataDir().toAbsolutePath().normalize());
    }

    @Bean
    @Conditional(NoOwnDatabase.class)
    HikariDataSource embeddedDataSource(EmbeddedServer server, DatabaseProperties settings) {
        return pool(server.url(), "postgres", "postgres", settings);
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
