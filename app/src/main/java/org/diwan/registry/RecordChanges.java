package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes new values into records and keeps what they said before. */
@Repository
class RecordChanges {

    private final JdbcClient db;
    private final Clock clock;

    RecordChanges(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The last change of a fact of a person or of one of their employments. */
    record Last(RecordField field, @Nullable String employmentId, String by, Instant at) {}

    /**
     * Makes the change, once for its case and fact.
     *
     * @return false where the record says so already, or the case has made it before
     * @throws IllegalArgumentException where the registry cannot hold the value
     */
    @Transactional
    boolean make(RecordChange change) {
        RecordField field = change.field();
        String reason = field.refuse(change.value());
        if (reason != null) {
            throw new IllegalArgumentException(field.key() + " " + reason);
        }
        return keep(change) && write(change);
    }

    private boolean keep(RecordChange change) {
        RecordField field = change.field();
        String sql =
                """
                insert into record_change (national_id, employment_id, field, old_value, new_value, case_reference,
                                           changed_by, changed_at)
                select national_id, :employment::text, :field, %1$s::text, :value, :reference, :by, :at::timestamptz
                  from %2$s where %3$s = :id and %1$s::text is distinct from :value
                on conflict do nothing""";
        return db.sql(sql.formatted(field.column(), field.table(), key(field)))
                        .param("employment", change.employmentId())
                        .param("field", field.key())
                        .param("value", change.value())
                        .param("reference", change.caseReference())
                        .param("by", change.by())
                        .param("at", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                        .param("id", id(change))
                        .update()
                == 1;
    }

    private boolean write(RecordChange change) {
        RecordField field = change.field();
        return db.sql("update %s set %s = :value::%s where %s = :id"
                                .formatted(field.table(), field.column(), field.type(), key(field)))
                        .param("value", change.value())
                        .param("id", id(change))
                        .update()
                == 1;
    }

    private static String key(RecordField field) {
        return field.ofEmployment() ? "employment_id" : "national_id";
    }

    private static @Nullable String id(RecordChange change) {
        return change.field().ofEmployment() ? change.employmentId() : change.nationalId();
    }

    /** Whether this fact of the person was changed within that time. */
    boolean changedWithin(Duration time, String nationalId, RecordField field) {
        return db.sql(
                        "select exists (select from record_change where national_id = ? and field = ? and changed_at > ?)")
                .params(nationalId, field.key(), clock.instant().minus(time).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The last change of each fact of the person's record. */
    List<Last> last(String nationalId) {
        return db.sql(
                        """
                select distinct on (field, employment_id) field, employment_id, changed_by, changed_at
                  from record_change where national_id = ? order by field, employment_id, changed_at desc""")
                .param(nationalId)
                .query(RecordChanges::toLast)
                .list();
    }

    private static Last toLast(ResultSet row, int number) throws SQLException {
        return new Last(
                RecordField.of(row.getString("field")).orElseThrow(),
                row.getString("employment_id"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
