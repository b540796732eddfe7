package org.diwan.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data is.
 *
 * @param dbUrl JDBC address of the office's own PostgreSQL; absent: an embedded server under {@code dataDir}
 * @param dbOwner owner of the tables, who alone makes and changes them; absent: {@code dbUser} is
 * @param dataDir folder of the embedded server and of generated keys
 * @param dbPool connections held at most
 */
@ConfigurationProperties("diwan")
record DatabaseProperties(
        @Nullable String dbUrl,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        @Nullable String dbOwner,
        @Nullable String dbOwnerPassword,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("20") int dbPool) {}
