package org.diwan.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of cases and of what was sent for them. */
@Repository
class CaseFiles {

    private final JdbcClient jdbc;
    private final Jsonb json;

    CaseFiles(JdbcClient jdbc, Jsonb json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds the case; false where the same request has made one already. */
    boolean add(Case file, Instant warnAt, String requestKey) {
        return jdbc.sql(
                                """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at, warn_at, request_key)
                values (:reference, :service, :client, :by, :channel, :office, :status, :at, :due, :warn, :key)
                on conflict (request_key) do nothing""")
                        .param("reference", file.reference())
                        .param("service", file.service())
                        .param("client", file.client())
                        .param("by", file.submittedBy())
                        .param("channel", file.channel())
                        .param("office", file.office())
                        .param("status", file.status().name())
                        .param("at", utc(file.submittedAt()))
                        .param("due", utc(file.dueAt()))
                        .param("warn", utc(warnAt))
                        .param("key", requestKey)
                        .update()
                == 1;
    }

    Optional<Case> find(String reference) {
        return jdbc.sql("select * from case_file where reference = ?")
                .param(reference)
                .query(Case.class)
                .optional();
    }

    /** The case, its row locked to the end of the transaction. */
    Case lock(String reference) {
        return jdbc.sql("select * from case_file where reference = ? for no key update")
                .param(reference)
                .query(Case.class)
                .optional()
                .orElseThrow(() -> new CaseNotFound(reference));
    }

    Optional<Case> findByRequest(String requestKey) {
        return jdbc.sql("select * from case_file where request_key = ?")
                .param(requestKey)
                .query(Case.class)
                .optional();
    }

    List<Case> ofClient(String client, int limit, int offset) {
        return jdbc.sql("select * from case_file where client = ? order by submitted_at desc limit ? offset ?")
                .params(client, limit, offset)
                .query(Case.class)
                .list();
    }

    Map<String, String> clients(List<String> references) {
        Map<String, String> clients = new HashMap<>();
        if (!references.isEmpty()) {
            jdbc.sql("select reference, client from case_file where reference in (:references)")
                    .param("references", references)
                    .query(row -> {
                        clients.put(row.getString("reference"), row.getString("client"));
                    });
        }
        return clients;
    }

    int countOfClient(String client) {
        return jdbc.sql("select count(*) from case_file where client = ?")
                .param(client)
                .query(Integer.class)
                .single();
    }

    /** The client has something to do: until the case is decided, its clock stands still meanwhile. */
    void waitForClient(String reference, @Nullable String reason, Instant at) {
        jdbc.sql(
                        """
                update case_file set status = 'WITH_CLIENT', reason = coalesce(?, reason),
                    paused_at = coalesce(paused_at, case when decided_at is null then ?::timestamptz end)
                where reference = ?""")
                .params(reason, utc(at), reference)
                .update();
    }

    /** Somebody of the staff has something to do. */
    void goOnByHand(String reference, @Nullable String reason) {
        jdbc.sql(
                        """
                update case_file set status = 'IN_PROGRESS', reason = coalesce(?, reason),
                    by_hand = by_hand or decided_at is null
                where reference = ?""")
                .params(reason, reference)
                .update();
    }

    /** The case has come to an outcome; the first, then true, is what was decided, however it ends after that. */
    boolean decide(String reference, CaseStatus outcome, @Nullable String reason, Instant at) {
        return jdbc.sql(
                        """
                with before as (select decided_at is null as undecided from case_file where reference = :reference)
                update case_file set status = :outcome, reason = coalesce(:reason, reason),
                    decided_at = coalesce(decided_at, :at),
                    decided_as = case when decided_at is null then :outcome else decided_as end,
                    decided_reason = case when decided_at is null then coalesce(:reason, reason) else decided_reason end
                where reference = :reference
                returning (select undecided from before)""")
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("at", utc(at))
                .param("reference", reference)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void bring(String reference, String address) {
        jdbc.sql("update case_file set result = ? where reference = ?")
                .params(address, reference)
                .update();
    }

    /** How a case ended, and whether no outcome had decided it before. */
    record Ended(CaseStatus outcome, boolean undecided) {}

    Optional<Ended> end(String reference, Instant at) {
        return jdbc.sql(
                        """
                with before as (select decided_at is null as undecided from case_file where reference = :reference)
                update case_file set ended_at = :at, decided_at = coalesce(decided_at, :at),
                    decided_as = case when decided_at is not null then decided_as
                                      when status in ('GRANTED', 'REFUSED', 'WITHDRAWN') then status end,
                    decided_reason = case when decided_at is null then reason else decided_reason end
                where reference = :reference
                returning status as outcome, (select undecided from before) as undecided""")
                .param("at", utc(at))
                .param("reference", reference)
                .query(Ended.class)
                .optional();
    }

    void addSubmission(String reference, String form, Map<String, Object> answers, String by, Instant at) {
        jdbc.sql(
                        """
                insert into submission (reference, form, answers, submitted_by, submitted_at)
                values (:reference, :form, :answers::jsonb, :by, :at)""")
                .param("reference", reference)
                .param("form", form)
                .param("answers", json.write(answers))
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    Map<String, Object> firstAnswers(String reference) {
        return jdbc.sql("select answers from submission where reference = ? order by id limit 1")
                .param(reference)
                .query(String.class)
                .optional()
                .map(json::read)
                .orElseThrow(() -> new CaseNotFound(reference));
    }

    List<Submission> submissions(String reference) {
        return jdbc.sql(
                        "select form, answers, submitted_by, submitted_at from submission where reference = ? order by id")
                .param(reference)
                .query((row, number) -> new Submission(
                        row.getString("form"),
                        json.read(row.getString("answers")),
                        row.getString("submitted_by"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
