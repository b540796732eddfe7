package org.diwan.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Answers on their way to a case, kept between the question pages. */
@Repository
class Drafts {

    static final Duration KEPT = Duration.ofDays(30);

    /** Of one client and whoever began them; what was touched longest ago makes room. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Jsonb json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Jsonb json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Answers so far of one client for one service.
     *
     * @param typed what was typed and could not be taken, by page and posted name
     */
    record Draft(
            UUID id,
            String service,
            String client,
            Manner manner,
            Map<String, Object> answers,
            Map<String, Map<String, List<String>>> typed) {

        /** The same draft with other answers. */
        Draft with(Map<String, Object> others) {
            return new Draft(id, service, client, manner, others, typed);
        }

        /** Where its questions are asked. */
        String address() {
            return manner.address(service, client, id);
        }

        /** What was typed on this page and could not be taken. */
        Map<String, List<String>> typedOn(String page) {
            return typed.getOrDefault(page, Map.of());
        }
    }

    /** A draft that begins with these answers; one that was begun so and never touched is gone on with. */
    Draft begin(String service, String client, Manner manner, Map<String, Object> answers) {
        Optional<Draft> untouched = jdbc.sql(
                        """
                select * from draft
                where service = :service and client = :client and answers = :answers::jsonb and typed is null
                  and begun_by is not distinct from :by and channel = :channel and card_seen = :seen
                  and updated_at > :oldest
                order by updated_at desc limit 1""")
                .param("service", service)
                .param("client", client)
                .param("answers", json.write(answers))
                .param("by", manner.begunBy())
                .param("channel", manner.channel())
                .param("seen", manner.cardSeen())
                .param("oldest", oldest())
                .query(this::read)
                .optional();
        return untouched.orElseGet(() -> add(service, client, manner, answers));
    }

    private Draft add(String service, String client, Manner manner, Map<String, Object> answers) {
        var draft = new Draft(UUID.randomUUID(), service, client, manner, answers, Map.of());
        jdbc.sql(
                        """
                insert into draft (id, service, client, begun_by, channel, card_seen, answers, updated_at)
                values (:id, :service, :client, :by, :channel, :seen, :answers::jsonb, :at)""")
                .param("id", draft.id())
                .param("service", service)
                .param("client", client)
                .param("by", manner.begunBy())
                .param("channel", manner.channel())
                .param("seen", manner.cardSeen())
                .param("answers", json.write(answers))
                .param("at", CaseFiles.utc(clock.instant()))
                .update();
        jdbc.sql(
                        """
                delete from draft where id in
                  (select id from draft where client = :client and begun_by is not distinct from :by
                    order by updated_at desc offset :most)""")
                .param("client", client)
                .param("by", manner.begunBy())
                .param("most", MOST)
                .update();
        return draft;
    }

    /** Keeps the answers; what was typed on this page has been taken with them. */
    void keep(Draft draft, Map<String, Object> answers, String page) {
        jdbc.sql("update draft set answers = ?::jsonb, typed = nullif(typed - ?, '{}'), updated_at = ? where id = ?")
                .params(json.write(answers), page, CaseFiles.utc(clock.instant()), draft.id())
                .update();
    }

    /** Keeps, beside the answers, what was typed on a page as it stands; a NUL, which no column holds, as its sign. */
    void keepTyped(Draft draft, Map<String, Object> answers, String page, Map<String, List<String>> typed) {
        jdbc.sql(
                        """
                update draft set answers = ?::jsonb, updated_at = ?,
                  typed = coalesce(typed, '{}') || jsonb_build_object(?::text, ?::jsonb)
                where id = ?""")
                .params(
                        json.write(answers),
                        CaseFiles.utc(clock.instant()),
                        page,
                        json.write(storable(typed)),
                        draft.id())
                .update();
    }

    private static Map<String, List<String>> storable(Map<String, List<String>> typed) {
        Map<String, List<String>> storable = new HashMap<>();
        typed.forEach((name, values) -> storable.put(
                withoutNul(name), values.stream().map(Drafts::withoutNul).toList()));
        return storable;
    }

    private static String withoutNul(String text) {
        return text.replace('\0', '\u2400');
    }

    /** The draft, for whoever began it: what a client began is no draft to staff, and the other way round. */
    Optional<Draft> find(UUID id, String service, Acting acting) {
        return jdbc.sql(
                        """
                select * from draft
                where id = :id and service = :service and client = :client and begun_by is not distinct from :by
                  and updated_at > :oldest""")
                .param("id", id)
                .param("service", service)
                .param("client", acting.client())
                .param("by", acting.staff())
                .param("oldest", oldest())
                .query(this::read)
                .optional();
    }

    private Draft read(ResultSet row, int number) throws SQLException {
        String typed = row.getString("typed");
        return new Draft(
                row.getObject("id", UUID.class),
                row.getString("service"),
                row.getString("client"),
                new Manner(row.getString("channel"), row.getString("begun_by"), row.getBoolean("card_seen")),
                json.read(row.getString("answers")),
                typed == null ? Map.of() : json.readTyped(typed));
    }

    private Object oldest() {
        return CaseFiles.utc(clock.instant().minus(KEPT));
    }

    /** Forgets answers that nobody has touched for 30 days. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql("delete from draft where updated_at < ?").param(oldest()).update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from draft where id = ?").param(id).update();
    }
}
