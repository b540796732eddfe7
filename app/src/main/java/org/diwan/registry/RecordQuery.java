package org.diwan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** A whole record in one round trip: the many-sided parts come as JSON. This is on the citizen's path. */
final class RecordQuery {

    static final String SQL =
            """
            select p.*,
              (select json_agg(json_build_object(
                        'employmentId', e.employment_id, 'occupation', e.occupation,
                        'startedOn', e.started_on, 'endedOn', e.ended_on,
                        'employer', json_build_object('employerId', e.employer_id,
                           'name', json_build_object('latin', r.name_latin, 'arabic', r.name_arabic)),
                        'wages', coalesce(
                           (select json_agg(json_build_object('month', w.month, 'amount', w.amount::text,
                                                              'currency', w.currency) order by w.month)
                              from wage w where w.employment_id = e.employment_id
                               and (e.ended_on is null or w.month >= :since) and w.month <= :upTo), '[]'))
                      order by e.started_on desc, e.employment_id)
                 from employment e join employer r on r.employer_id = e.employer_id
                where e.national_id = p.national_id and e.started_on <= :on) employments,
              (select json_agg(json_build_object(
                        'benefitId', b.benefit_id, 'kind', b.kind, 'startedOn', b.started_on,
                        'endedOn', b.ended_on, 'monthlyAmount', b.monthly_amount::text, 'currency', b.currency)
                      order by b.started_on desc, b.benefit_id)
                 from benefit b where b.national_id = p.national_id) benefits,
              (select json_agg(json_build_object('kind', c.kind, 'from', c.from_date, 'to', c.to_date))
                 from registry_correction c where c.national_id = p.national_id) corrections
            from person p where p.national_id = :id""";

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private RecordQuery() {}

    static PersonRecord read(ResultSet row, Person person, LocalDate on) throws SQLException {
        List<Employment> employments = list(row, "employments", new TypeReference<>() {});
        List<Benefit> benefits = list(row, "benefits", new TypeReference<>() {});
        List<Accepted> accepted = list(row, "corrections", new TypeReference<>() {});
        return new PersonRecord(
                person,
                employments,
                benefits.stream().filter(one -> one.isInPayment(on)).toList(),
                Quality.of(employments, accepted, on),
                on);
    }

    private static <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type) throws SQLException {
        String json = row.getString(column);
        if (json == null) {
            return List.of();
        }
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("Column " + column + " cannot be read", e);
        }
    }
}
