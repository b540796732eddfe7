package org.diwan.audit;

import org.diwan.web.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How far the chain is behind what was done, for whoever runs the house. */
@Configuration(proxyBeanMethods = false)
class AuditReadings {

    /**
     * Entries without a seal. Those a minute older than the last sealed one are sealed, or were written by a transaction of
     * more than a minute, which the sealer finds by itself; so that the whole table need not be read.
     */
    static final String UNSEALED =
            """
            select %s from audit_entry e
            where e.at >= coalesce((select sealed.at - interval '1 minute' from audit_seal s
                                    join audit_entry sealed on sealed.seq = s.seq order by s.position desc limit 1),
                                   '-infinity')
              and not exists (select from audit_seal s where s.seq = e.seq)""";

    /** For how long a chain that moved on has had no signed head. */
    static final String HEAD_AGE =
            """
            select coalesce(extract(epoch from :now - min(e.at)), 0)::float8 as age
            from audit_seal s join audit_entry e on e.seq = s.seq
            where s.position = 1 + coalesce((select max(position) from audit_head), 0)""";

    @Bean
    Readings entriesAreUnsealed() {
        return new Readings(UNSEALED.formatted("'diwan.audit.unsealed', array[]::text[], count(*)::float8"));
    }

    @Bean
    Readings headIsUnsigned() {
        return new Readings("select 'diwan.audit.unsigned.age', array[]::text[], greatest(0, age) from (" + HEAD_AGE
                + ") unsigned");
    }
}
