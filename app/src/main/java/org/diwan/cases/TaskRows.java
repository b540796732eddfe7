package org.diwan.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tasks. */
@Repository
class TaskRows {

    private final JdbcClient jdbc;
    private final TaskTimes times;

    TaskRows(JdbcClient jdbc, TaskTimes times) {
        this.jdbc = jdbc;
        this.times = times;
    }

    void add(Task task) {
        jdbc.sql(
                        """
                insert into task (id, reference, service, element, form, candidate_group, office, assignee, not_by, created_at, claimed_at, due_at, priority)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(
                    (select case when c.breached_at is not null then 2 when c.warned_at is not null then 1 else 0 end
                     from case_file c where c.reference = ? and c.decided_at is null), 0))""")
                .params(
                        task.id(),
                        task.reference(),
                        task.service(),
                        task.element(),
                        task.form(),
                        task.candidateGroup(),
                        task.office(),
                        task.assignee(),
                        task.notBy(),
                        CaseFiles.utc(task.createdAt()),
                        task.claimedAt() == null ? null : CaseFiles.utc(task.claimedAt()),
                        task.dueAt() == null ? null : CaseFiles.utc(task.dueAt()),
                        task.reference())
                .update();
    }

    /** Who did the last of these tasks of the case that has been done. */
    @Nullable
    String lastDoer(String reference, List<String> elements) {
        return jdbc.sql(
                        """
                select ended_by from task
                 where reference = :reference and element in (:elements) and ended_by is not null
                 order by ended_at desc limit 1""")
                .param("reference", reference)
                .param("elements", elements)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    Optional<Task> find(String id) {
        return jdbc.sql("select * from task where id = ?")
                .param(id)
                .query(Task.class)
                .optional();
    }

    /** The open task, its row locked to the end of the transaction. */
    Optional<Task> lockOpen(String id) {
        return jdbc.sql("select * from task where id = ? and ended_at is null for update")
                .param(id)
                .query(Task.class)
                .optional();
    }

    /**
     * Takes the free task that is due first; one that somebody else is just taking is passed over.
     *
     * @param group one of {@link WorkGroups#each}
     */
    Optional<Task> takeNext(WorkGroups groups, String group, TaskFilter filter, String by, Instant at) {
        Map<String, Object> values = times.values();
        filter.into(values);
        groups.into(values);
        values.put("user", by);
        values.put("at", CaseFiles.utc(at));
        String found =
                filter.wanted().isAnything() ? "" : " and t.id in (select f.id from " + TaskFilter.found() + " f)";
        return jdbc.sql("update task set assignee = :user, claimed_at = :at where id = (select t.id from task t where "
                        + group + " and t.assignee is null and "
                        + filter.claimable().condition()
                        + " and t.not_by is distinct from :user" + found
                        + " order by t.due_at nulls last, t.id limit 1 for update of t skip locked) returning *")
                .params(values)
                .query(Task.class)
                .optional();
    }

    /** The groups as {@link WorkGroups#each} has them, that whose free tasks are due first before the others. */
    List<String> byFirstDue(WorkGroups groups) {
        List<String> each = groups.each();
        if (each.size() < 2) {
            return each;
        }
        String first = IntStream.range(0, each.size())
                .mapToObj(i -> "(select " + i + " as at, t.due_at from task t where " + each.get(i)
                        + " and t.ended_at is null and t.assignee is null order by t.due_at limit 1)")
                .collect(Collectors.joining(" union all "));
        return jdbc
                .sql("select at from (" + first + ") firsts order by due_at nulls last")
                .params(groups.values())
                .query(Integer.class)
                .list()
                .stream()
                .map(each::get)
                .toList();
    }

    void lockOpenOfCase(String reference) {
        jdbc.sql("select id from task where reference = ? and ended_at is null order by id for update")
                .param(reference)
                .query(String.class)
                .list();
    }

    /** The same without waiting; false where somebody holds one of them. */
    boolean lockFreeOfCase(String reference) {
        int locked = jdbc.sql(
                        "select id from task where reference = ? and ended_at is null order by id for update skip locked")
                .param(reference)
                .query(String.class)
                .list()
                .size();
        return jdbc.sql("select count(*) = ? from task where reference = ? and ended_at is null")
                .params(locked, reference)
                .query(Boolean.class)
                .single();
    }

    /** Puts the open tasks of the staff up the list: of one step, or of the whole case. */
    void urge(String reference, @Nullable String element, boolean missed, Instant at) {
        jdbc.sql(
                        """
                update task set priority = greatest(priority, :priority),
                                escalated_at = case when :missed then coalesce(escalated_at, :at) else escalated_at end
                where reference = :reference and ended_at is null and candidate_group <> :applicant
                  and element = coalesce(:element, element)""")
                .param("priority", missed ? 2 : 1)
                .param("missed", missed)
                .param("at", CaseFiles.utc(at))
                .param("reference", reference)
                .param("applicant", Projection.APPLICANT)
                .param("element", element)
                .update();
    }

    List<Task> openOfCase(String reference) {
        return jdbc.sql("select * from task where reference = ? and ended_at is null order by created_at")
                .param(reference)
                .query(Task.class)
                .list();
    }

    /** The open steps of the clients of these cases. */
    List<Task> openOfClients(Collection<String> references) {
        return jdbc.sql("select * from task where reference = any(?) and ended_at is null and candidate_group = ?")
                .params(references.toArray(String[]::new), Projection.APPLICANT)
                .query(Task.class)
                .list();
    }

    /** The human steps that the case was ever at. */
    List<String> elementsOfCase(String reference) {
        return jdbc.sql("select distinct element from task where reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    /** The open tasks that the person has or that nobody else may take. */
    List<Task> heldBy(String userName) {
        return jdbc.sql(
                        """
                select * from task where ended_at is null and (assignee = :user or candidate_group = :alone)
                 order by created_at""")
                .param("user", userName)
                .param("alone", SignedIn.STAFF + userName)
                .query(Task.class)
                .list();
    }

    /** Lets others do it. */
    void regroup(String id, String group, @Nullable String assignee, Instant at) {
        jdbc.sql("update task set candidate_group = ?, assignee = ?, claimed_at = ? where id = ?")
                .params(group, assignee, assignee == null ? null : CaseFiles.utc(at), id)
                .update();
    }

    void assign(String id, @Nullable String assignee, @Nullable Instant at) {
        jdbc.sql("update task set assignee = ?, claimed_at = ? where id = ?")
                .params(assignee, at == null ? null : CaseFiles.utc(at), id)
                .update();
    }

    void end(String id, @Nullable String by, Instant at) {
        jdbc.sql("update task set ended_at = ?, ended_by = ? where id = ? and ended_at is null")
                .params(CaseFiles.utc(at), by, id)
                .update();
    }

    void escalate(String reference, Instant at) {
        jdbc.sql("update task set escalated_at = ? where reference = ? and ended_at is null and escalated_at is null")
                .params(CaseFiles.utc(at), reference)
                .update();
    }
}
