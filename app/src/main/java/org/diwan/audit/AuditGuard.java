package org.diwan.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database whether the role that the application signs in with could change the audit. */
@Component
class AuditGuard implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AuditGuard.class);

    private final JdbcClient jdbc;

    AuditGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isAlterable() {
        return jdbc.sql(
                        """
                select bool_or(has_table_privilege(c.oid, 'update, delete, truncate, trigger')
                               or pg_has_role(c.relowner, 'member'))
                  from pg_class c
                 where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname like 'audit\\_%'""")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (isAlterable()) {
            LOG.warn("The role that the application signs in to the database with could change the audit:"
                    + " name another as the owner of the tables in DIWAN_DB_OWNER, see docs/operations.md");
        }
    }
}
