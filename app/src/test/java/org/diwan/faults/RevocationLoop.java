package org.diwan.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.diwan.Browser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A security officer says that people have left while the house is killed, over and over. After each kill it is started
 * again; an officer who got no answer says it again. The person then has nothing any more anywhere, by one case with one proof.
 */
final class RevocationLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationLoop.class);

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int LONGEST_WAIT = 1_000;

    /** The table that the house is about to write to when it is killed; none: at any time. */
    private static final List<String> MOMENTS = List.of(
            "access_revocation", "web_session", "access_grant", "demo_scim_resource", "access_act", "document", "");

    private final House house;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final Random random;
    private List<String> moments = new ArrayList<>(List.of("access_act"));

    RevocationLoop(House house, DataSource database, long seed) {
        this.house = house;
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.random = new Random(seed);
        LOG.info("Killing with -Ddiwan.seed={}", seed);
    }

    void run(int times) throws Exception {
        for (int kill = 1; kill <= times; kill++) {
            String leaver = "leaver" + kill;
            works(leaver);
            String moment = nextMoment();
            boolean answered = killedWhile(leaver, moment);
            if (!answered) {
                assertThat(says(Browser.at(house.port()).signIn("security1"), leaver))
                        .isTrue();
            }
            await(leaver + ", killed at \"" + moment + "\"").atMost(SOON).until(() -> isProven(leaver));
            assertThat(left(leaver)).as("%s, killed at \"%s\"", leaver, moment).isEqualTo(NOTHING);
        }
    }

    private String nextMoment() {
        if (moments.isEmpty()) {
            moments = new ArrayList<>(MOMENTS);
            Collections.shuffle(moments, random);
        }
        return moments.remove(0);
    }

    /** Somebody with an account, a session and roles in each system, which the systems show. */
    private void works(String user) {
        jdbc.sql(
                        """
                with member as (
                    insert into staff_member (user_name, name_latin, name_arabic, unit, manager, joined_on)
                    values (:user, 'Name', 'اسم', 'unit', 'supervisor1', '2024-09-01')),
                account as (
                    insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles)
                    select :user, kind, name_latin, name_arabic, password_hash, roles from account
                     where user_name = 'clerk1')
                insert into access_grant (user_name, system, role, valid_from, state, asked_at, held_at)
                select :user, system, role, '2024-09-01', 'held', now(), now() from (
                    values ('diwan', 'clerk'), ('ledger', 'viewer'), ('records', 'reader')) held (system, role)""")
                .param("user", user)
                .update();
        jdbc.sql(
                        """
                with person as (
                    insert into demo_scim_resource (system, kind, id, name_key, content, version, created, modified)
                    select system, 'User', gen_random_uuid(), :user,
                           jsonb_build_object('userName', :user, 'displayName', 'Name', 'active', true), 1, now(), now()
                      from (values ('ledger'), ('records')) there (system) returning system, id)
                update demo_scim_resource g
                   set content = jsonb_set(content, '{members}', coalesce(content -> 'members', '[]')
                           || jsonb_build_array(jsonb_build_object('value', p.id::text)))
                  from person p where g.system = p.system and g.name_key in ('viewer', 'reader')""")
                .param("user", user)
                .update();
        assertThat(Browser.at(house.port()).signIn(user).get("/account").uri().getPath())
                .isEqualTo("/account");
        assertThat(left(user)).isEqualTo("0 t 1 CLERK 0 2 0");
    }

    /** Whether the officer was answered. */
    private boolean killedWhile(String leaver, String table) throws Exception {
        int pause = random.nextInt(table.isEmpty() ? LONGEST_WAIT : 40);
        Browser officer = Browser.at(house.port()).signIn("security1");
        officer.get("/account");
        CompletableFuture<Boolean> saying;
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            if (!table.isEmpty()) {
                lock.createStatement().execute("lock table " + table + " in share mode");
            }
            saying = CompletableFuture.supplyAsync(() -> says(officer, leaver));
            await(table)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(SOON)
                    .until(() -> table.isEmpty() || somebodyWaitsFor(table));
            CompletableFuture.runAsync(house::kill, CompletableFuture.delayedExecutor(pause, MILLISECONDS))
                    .join();
            lock.rollback();
        }
        boolean answered = saying.join();
        LOG.info(
                "Killed at \"{}\": the officer was {}, left were {}",
                table,
                answered ? "answered" : "not answered",
                left(leaver));
        house.start();
        return answered;
    }

    private static boolean says(Browser officer, String leaver) {
        try {
            return officer.post(
                                    "/admin/access/people/" + leaver + "/left",
                                    Map.of("reason", "The contract has ended", "sure", "true"))
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException lineBroke) {
            return false;
        }
    }

    private boolean somebodyWaitsFor(String table) {
        return jdbc.sql("select count(*) from pg_locks where not granted and relation = cast(? as regclass)")
                        .param(table)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isProven(String leaver) {
        return jdbc.sql(
                        """
                select exists (select from access_revocation v join case_file c on c.reference = v.reference
                    where v.user_name = ? and v.proven_at is not null and c.status = 'GRANTED' and c.ended_at is not null)""")
                .param(leaver)
                .query(Boolean.class)
                .single();
    }

    /** One case, the account shut, no session and no role, all grants removed by it, nothing there, two proofs. */
    private static final String NOTHING = "1 f 0  3 0 2";

    private String left(String leaver) {
        return jdbc.sql(
                        """
                select concat_ws(' ',
                    (select count(*) from case_file where client = 'staff:' || :user and service = 'access-revocation'),
                    (select enabled from account where user_name = :user),
                    (select count(*) from web_session where principal_name = :user),
                    (select array_to_string(roles, ',') from account where user_name = :user),
                    (select count(*) from access_grant g join access_revocation v on v.reference = g.removed_by
                      where g.user_name = :user and g.state = 'removed'),
                    (select count(*) from demo_scim_resource p where p.name_key = :user and ((p.content ->> 'active')::boolean
                        or exists (select from demo_scim_resource g where g.system = p.system and g.content -> 'members'
                            @> jsonb_build_array(jsonb_build_object('value', p.id::text))))),
                    (select count(*) from document d join access_revocation v on v.reference = d.reference
                      where v.user_name = :user))""")
                .param("user", leaver)
                .query(String.class)
                .single();
    }
}
