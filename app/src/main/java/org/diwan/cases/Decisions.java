package org.diwan.cases;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.diwan.cases.CaseEvent.DecisionMade;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions that rules made in cases. */
@Repository
public class Decisions {

    private final JdbcClient jdbc;
    private final Jsonb json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Decisions(JdbcClient jdbc, Jsonb json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One evaluation.
     *
     * @param version of the decision table
     * @param inputs the facts, by input
     * @param rules ids of the rules that fired
     */
    public record Decision(
            String decision,
            int version,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            List<String> rules,
            Instant at) {}

    /** Records what rules beside the engine's tables decided in a case, in the transaction of the step. */
    public void made(
            String reference,
            String service,
            String decision,
            int version,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            List<String> rules) {
        Instant now = clock.instant();
        add(reference, decision, version, json.write(inputs), json.write(outputs), rules, now);
        events.publishEvent(new DecisionMade(reference, service, decision, version, rules, now));
    }

    void add(
            String reference,
            String decision,
            int version,
            String inputs,
            String outputs,
            List<String> rules,
            Instant at) {
        jdbc.sql(
                        """
                insert into decision (reference, decision, version, inputs, outputs, rules, at)
                values (?, ?, ?, ?::json, ?::jsonb, ?, ?)""")
                .params(reference, decision, version, inputs, outputs, rules.toArray(String[]::new), CaseFiles.utc(at))
                .update();
    }

    /** Decisions of a case, oldest first. */
    public List<Decision> of(String reference) {
        return jdbc.sql("select * from decision where reference = ? order by id")
                .param(reference)
                .query((row, number) -> read(row))
                .list();
    }

    private Decision read(ResultSet row) throws SQLException {
        Array rules = row.getArray("rules");
        return new Decision(
                row.getString("decision"),
                row.getInt("version"),
                json.read(row.getString("inputs")),
                json.read(row.getString("outputs")),
                List.of((String[]) rules.getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
