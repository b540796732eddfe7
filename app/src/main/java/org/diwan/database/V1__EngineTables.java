package org.diwan.database;

import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** The engine's tables, from the scripts in its own jar, so that Flyway alone owns every table. */
@Component
class V1__EngineTables extends BaseJavaMigration {

    @Override
    public void migrate(Context context) {
        var scripts = new ResourceDatabasePopulator();
        Stream.of("engine", "history", "identity", "decision.engine", "decision.history")
                .map(part -> "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")
                .map(ClassPathResource::new)
                .forEach(scripts::addScript);
        scripts.populate(context.getConnection());
    }
}
