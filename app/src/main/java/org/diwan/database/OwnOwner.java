package org.diwan.database;

import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds where {@code DIWAN_DB_OWNER} names who owns the tables of the office's own server. */
class OwnOwner extends OwnDatabase {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return super.matches(context, metadata)
                && StringUtils.hasText(context.getEnvironment().getProperty("diwan.db-owner"));
    }
}
