package org.diwan.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.diwan.web.Incident;
import org.diwan.web.IncidentSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of processes that were retried long enough, for the operator to look at. */
@Component
class EngineIncidents implements IncidentSource {

    /** What lay at the bottom of it; the engine's own words for it hide that. */
    private static final String OPEN =
            """
            select j.id_ as id, i.incident_timestamp_ as since, i.activity_id_ as element, d.key_ as service,
                   p.business_key_ as reference,
                   coalesce(substring(convert_from(trace.bytes_, 'UTF8') from '.*\\nCaused by: ([^\\n]+)'),
                            i.incident_msg_, '') as answer
            from act_ru_incident i
            join act_ru_job j on j.id_ = i.configuration_ and j.retries_ = 0
            join act_re_procdef d on d.id_ = i.proc_def_id_
            left join act_ru_execution p on p.id_ = i.proc_inst_id_
            left join act_ge_bytearray trace on trace.id_ = j.exception_stack_id_
            where i.incident_type_ = 'failedJob'
            order by i.incident_timestamp_, j.id_ limit\s"""
                    + MOST;

    /** Tries before a job gives up, as the engine's settings have it. */
    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final StepNames names;
    private final Clock clock;

    EngineIncidents(JdbcClient jdbc, ManagementService management, StepNames names, Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.names = names;
        this.clock = clock;
    }

    private record Row(
            String id, Instant since, String element, String service, @Nullable String reference, String answer) {}

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public List<Incident> open() {
        return jdbc
                .sql(OPEN)
                .query((row, index) -> new Row(
                        row.getString("id"),
                        row.getObject("since", Timestamp.class).toInstant(),
                        row.getString("element"),
                        row.getString("service"),
                        row.getString("reference"),
                        row.getString("answer")))
                .list()
                .stream()
                .map(this::incident)
                .toList();
    }

    @Override
    public Optional<String> trace(String id) {
        return state(id) == State.GIVEN_UP
                ? Optional.ofNullable(management.getJobExceptionStacktrace(id))
                : Optional.empty();
    }

    /** At once: the last try has put the job off by an hour. Who comes second finds it locked or with a try left. */
    @Override
    @Transactional
    public boolean retry(String id) {
        boolean givenUp = jdbc.sql("select id_ from act_ru_job where id_ = ? and retries_ = 0 for update skip locked")
                .param(id)
                .query(String.class)
                .optional()
                .isPresent();
        if (givenUp) {
            management
                    .setJobRetries(1)
                    .jobId(id)
                    .dueDate(Date.from(clock.instant()))
                    .execute();
        }
        return givenUp;
    }

    @Override
    public State state(String id) {
        return jdbc.sql("select retries_ from act_ru_job where id_ = ?")
                .param(id)
                .query(Integer.class)
                .optional()
                .map(retries -> retries == 0 ? State.GIVEN_UP : State.WAITING)
                .orElse(State.DONE);
    }

    private Incident incident(Row row) {
        return new Incident(
                row.id(),
                row.since(),
                row.element(),
                names.of(row.service(), row.element()),
                row.service(),
                row.reference(),
                row.answer(),
                false,
                TRIES,
                "bad");
    }
}
