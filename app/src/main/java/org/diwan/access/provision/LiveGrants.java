package org.diwan.access.provision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What cases have to give and take in systems. */
@Repository
class LiveGrants {

    private final JdbcClient jdbc;

    LiveGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the case has to give in a system, by person. */
    Map<String, List<LiveGrant>> toGive(String reference, String system) {
        return locked(reference, system, grant -> grant.isGivenBy(reference));
    }

    /** What the case has to take in a system, by person. */
    Map<String, List<LiveGrant>> toTake(String reference, String system) {
        return locked(reference, system, grant -> grant.isTakenBy(reference));
    }

    /** What the case has to give or take in a system. */
    List<LiveGrant> waiting(String reference, String system) {
        return jdbc.sql(
                        """
                select id, user_name, role, state, reference, removed_by from access_grant
                where system = :system and (reference = :reference and state = 'granting'
                  or removed_by = :reference and state = 'removing')
                order by user_name, role""")
                .param("system", system)
                .param("reference", reference)
                .query(LiveGrant.class)
                .list();
    }

    /** All that lives of these people in the system is locked, so that two cases never change one account at once. */
    private Map<String, List<LiveGrant>> locked(String reference, String system, Predicate<LiveGrant> wanted) {
        return jdbc
                .sql(
                        """
                select id, user_name, role, state, reference, removed_by from access_grant
                where system = :system and state in ('granting', 'held', 'removing')
                  and user_name in (
                    select user_name from access_grant
                    where system = :system and (reference = :reference and state = 'granting'
                      or removed_by = :reference and state = 'removing'))
                order by id for update""")
                .param("system", system)
                .param("reference", reference)
                .query(LiveGrant.class)
                .list()
                .stream()
                .filter(wanted)
                .collect(Collectors.groupingBy(LiveGrant::userName, TreeMap::new, Collectors.toList()));
    }
}
