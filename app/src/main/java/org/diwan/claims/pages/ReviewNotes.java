package org.diwan.claims.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.claims.Reviews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a facility is to know of the reviews of its claims. */
@Component
class ReviewNotes {

    private static final String OPEN =
            """
            select r.reference, r.kind, c.claim_no from claim_review r join claim c on c.id = r.claim_id
             where r.decided_at is null and """;

    private final JdbcClient db;
    private final Tasks tasks;
    private final Reviews reviews;

    ReviewNotes(JdbcClient db, Tasks tasks, Reviews reviews) {
        this.db = db;
        this.tasks = tasks;
        this.reviews = reviews;
    }

    /** A question of a reviewer that waits for the facility's answer. */
    record Question(String claimNo, String address) {}

    /**
     * Of one claim.
     *
     * @param objection whether an objection is under review
     * @param mayObject whether the facility may object to a line
     */
    record OfClaim(List<Question> questions, boolean objection, boolean mayObject) {}

    private record Open(String reference, String kind, String claimNo) {}

    /** The questions about claims of a batch. */
    List<Question> questions(long batch) {
        return questions(open("c.batch_id = ? order by c.first_record, c.id", batch));
    }

    /** The batches of a facility with a question that waits for its answer. */
    Set<Long> asked(String facility) {
        Map<String, Long> open = new HashMap<>();
        db.sql(
                        """
                select r.reference, c.batch_id from claim_review r join claim c on c.id = r.claim_id
                 where r.decided_at is null and c.facility_id = ?""")
                .param(facility)
                .query(row -> {
                    open.put(row.getString("reference"), row.getLong("batch_id"));
                });
        return tasks.openOfClients(open.keySet()).stream()
                .map(task -> open.get(task.reference()))
                .collect(Collectors.toSet());
    }

    OfClaim of(long claim) {
        List<Open> open = open("c.id = ?", claim);
        return new OfClaim(
                questions(open),
                open.stream().anyMatch(one -> one.kind().equals("objection")),
                !reviews.objectable(claim).isEmpty());
    }

    private List<Open> open(String which, long id) {
        return db.sql(OPEN + " " + which).param(id).query(Open.class).list();
    }

    private List<Question> questions(List<Open> open) {
        Map<String, Task> asked = tasks
                .openOfClients(open.stream().map(Open::reference).toList())
                .stream()
                .collect(Collectors.toMap(Task::reference, Function.identity()));
        return open.stream()
                .flatMap(one -> Optional.ofNullable(asked.get(one.reference())).stream()
                        .map(task -> new Question(one.claimNo(), "/cases/" + one.reference() + "/tasks/" + task.id())))
                .toList();
    }
}
