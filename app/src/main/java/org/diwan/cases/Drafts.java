package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
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

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Jsonb json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Jsonb json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Answers so far of one client for one service. */
    record Draft(UUID id, String service, String client, Map<String, Object> answers) {}

    Draft begin(String service, String client, Map<String, Object> answers) {
        var draft = new Draft(UUID.randomUUID(), service, client, answers);
        jdbc.sql("insert into draft (id, service, client, answers, updated_at) values (?, ?, ?, ?::jsonb, ?)")
                .params(draft.id(), service, client, json.write(answers), CaseFiles.utc(clock.instant()))
                .update();
        return draft;
    }

    void keep(Draft draft, Map<String, Object> answers) {
        jdbc.sql("update draft set answers = ?::jsonb, updated_at = ? where id = ?")
                .params(json.write(answers), CaseFiles.utc(clock.instant()), draft.id())
                .update();
    }

    Optional<Draft> find(UUID id, String service, String client) {
        return jdbc.sql("select answers from draft where id = ? and service = ? and client = ?")
                .params(id, service, client)
                .query(String.class)
                .optional()
                .map(answers -> new Draft(id, service, client, json.read(answers)));
    }

    /** Forgets answers that nobody has touched for 30 days. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql("delete from draft where updated_at < ?")
                .param(CaseFiles.utc(clock.instant().minus(KEPT)))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from draft where id = ?").param(id).update();
    }
}
