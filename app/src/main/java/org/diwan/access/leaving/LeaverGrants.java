package org.diwan.access.leaving;

import java.util.List;
import java.util.stream.Stream;
import org.diwan.identity.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a leaver holds, is being given or asks for. */
@Repository
class LeaverGrants {

    private final JdbcClient jdbc;

    LeaverGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Running requests in which the person is to be given something, whoever asked. */
    List<String> requestsFor(String userName) {
        return jdbc.sql(
                        """
                select c.reference from case_file c where c.service = 'access-request' and c.ended_at is null
                   and (c.client = :client or exists (
                       select from access_grant g where g.reference = c.reference and g.user_name = :user))
                 order by c.reference""")
                .param("client", SignedIn.STAFF + userName)
                .param("user", userName)
                .query(String.class)
                .list();
    }

    /**
     * Makes it all this case's to take, also what another case is about to give or take: its row is locked while a system
     * is told, so that this waits for the end of it and comes last. What was only asked for is refused. The systems that
     * have something to take are given back.
     */
    List<String> revoke(Leaver leaver) {
        jdbc.sql("select true from staff_member where user_name = ? for no key update")
                .param(leaver.userName())
                .query(Boolean.class)
                .list();
        jdbc.sql("update access_grant set state = 'refused' where user_name = ? and state = 'asked'")
                .param(leaver.userName())
                .update();
        Stream<String> touched = jdbc
                .sql(
                        """
                update access_grant set state = 'removing', removed_by = ?
                 where user_name = ? and state in ('granting', 'held', 'removing', 'failed') returning system""")
                .params(leaver.reference(), leaver.userName())
                .query(String.class)
                .list()
                .stream();
        return touched.distinct().sorted().toList();
    }
}
