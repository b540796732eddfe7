package org.diwan.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the engine has to do by itself: steps that run in the background, timers of cases, its own upkeep. */
@Repository
public class EngineJobs {

    /** The engine's own work, which belongs to no service. */
    static final String ENGINE = "engine";

    /** How a job stands at {@code :now}; one that met a fault and has tries left is being retried. */
    static final String STATE =
            """
            case when j.retries_ = 0 then 'failed' when j.exception_msg_ is not null then 'retrying'
                 when j.duedate_ > :now then 'later' else 'due' end""";

    private static final String JOBS =
            """
             from (select j.id_ as id, coalesce(d.proc_def_key_, j.process_def_key_, 'engine') as service,
                         coalesce(d.act_id_, j.handler_type_) as element, j.process_instance_id_ as instance,
                         coalesce(j.duedate_, j.create_time_) as due, j.retries_ as left_over,
                         j.exception_msg_ as fault, %s as state
                  from act_ru_job j left join act_ru_jobdef d on d.id_ = j.job_def_id_) job
            where (:state::text is null or state = :state) and (:service::text is null or service = :service)
              and (:element::text is null or element = :element)"""
                    .formatted(STATE);

    private final JdbcClient jdbc;
    private final StepNames names;
    private final Clock clock;

    EngineJobs(JdbcClient jdbc, StepNames names, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.clock = clock;
    }

    /** What to look at; null means all. */
    public record Wanted(@Nullable String state, @Nullable String service, @Nullable String element) {}

    /**
     * One job.
     *
     * @param step the step in the reader's language
     * @param due when it was or is to run
     * @param left tries left
     * @param fault what the last try met
     */
    public record Job(
            String id,
            String service,
            String step,
            @Nullable String reference,
            String state,
            Instant due,
            int left,
            @Nullable String fault) {}

    /**
     * How many jobs of one step there are.
     *
     * @param oldest since when the oldest of those waits that could run now
     */
    public record Count(
            String service,
            String element,
            String step,
            long due,
            long retrying,
            long failed,
            long later,
            @Nullable Instant oldest) {}

    /** How many there are by service and step, those with most to do first. */
    public List<Count> counts() {
        return jdbc.sql(
                        """
                select service, element, count(*) filter (where state = 'due') as due,
                       count(*) filter (where state = 'retrying') as retrying,
                       count(*) filter (where state = 'failed') as failed,
                       count(*) filter (where state = 'later') as later,
                       min(due) filter (where state = 'due') as oldest"""
                                + JOBS
                                + " group by service, element order by failed desc, retrying desc, due desc, later desc, service, element")
                .params(values(new Wanted(null, null, null)))
                .query(this::counted)
                .list();
    }

    public long count(Wanted wanted) {
        return jdbc.sql("select count(*)" + JOBS)
                .params(values(wanted))
                .query(Long.class)
                .single();
    }

    /** Those that should have run first come first. */
    public List<Job> page(Wanted wanted, int limit, int offset) {
        Map<String, Object> values = values(wanted);
        values.put("limit", limit);
        values.put("offset", offset);
        return jdbc.sql("select job.*, (select business_key_ from act_ru_execution where id_ = instance) as reference"
                        + JOBS
                        + " order by due, id limit :limit offset :offset")
                .params(values)
                .query(this::read)
                .list();
    }

    /** A step in the reader's language. */
    public String step(String service, String element) {
        return names.of(service, element);
    }

    private Map<String, Object> values(Wanted wanted) {
        Map<String, Object> values = new HashMap<>();
        values.put("now", CaseFiles.utc(clock.instant()));
        values.put("state", wanted.state());
        values.put("service", wanted.service());
        values.put("element", wanted.element());
        return values;
    }

    private Count counted(ResultSet row, int index) throws SQLException {
        Timestamp oldest = row.getTimestamp("oldest");
        return new Count(
                row.getString("service"),
                row.getString("element"),
                names.of(row.getString("service"), row.getString("element")),
                row.getLong("due"),
                row.getLong("retrying"),
                row.getLong("failed"),
                row.getLong("later"),
                oldest == null ? null : oldest.toInstant());
    }

    private Job read(ResultSet row, int index) throws SQLException {
        return new Job(
                row.getString("id"),
                row.getString("service"),
                names.of(row.getString("service"), row.getString("element")),
                row.getString("reference"),
                row.getString("state"),
                row.getTimestamp("due").toInstant(),
                row.getInt("left_over"),
                row.getString("fault"));
    }
}
