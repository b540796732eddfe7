package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The institution's records, read for a decision or a certificate, and corrected by a clerk. */
@Service
public class Registry {

    private static final String PERSON =
            """
            select national_id, name_latin, name_arabic, birth_date, sex, status, died_on, city, language,
                   investigation, email, mobile
              from person where national_id = :id""";

    private final JdbcClient db;
    private final Clock clock;
    private final List<OtherClients> others;

    Registry(JdbcClient db, Clock clock, List<OtherClients> others) {
        this.db = db;
        this.clock = clock;
        this.others = others;
    }

    /** The person of this national ID, where the registry knows them. */
    public Optional<Person> person(String nationalId) {
        return db.sql(PERSON).param("id", nationalId).query(Registry::toPerson).optional();
    }

    /**
     * Names of people by national ID, of facilities by their number, and of other clients, in the script of the language
     * (ar, en, fr); the unknown are left out.
     */
    public Map<String, String> names(Collection<String> clients, String language) {
        Map<String, String> names = new HashMap<>();
        if (!clients.isEmpty()) {
            String column = language.equals("ar") ? "name_arabic" : "name_latin";
            db.sql("select national_id as id, " + column + " as name from person where national_id in (:ids) union all "
                            + "select facility_id, " + column + " from facility where facility_id in (:ids)")
                    .param("ids", clients)
                    .query(row -> {
                        names.put(row.getString("id"), row.getString("name"));
                    });
            others.forEach(other -> names.putAll(other.names(clients, language)));
        }
        return names;
    }

    /** People, by national ID, and other clients whose name in either script begins so; a hundred of each at most. */
    public List<String> named(String beginning) {
        String pattern = beginning.replaceAll("[\\\\%_]", "\\\\$0") + "%";
        Stream<String> people = db
                .sql("select national_id from person where name_latin like :name or name_arabic like :name limit 100")
                .param("name", pattern)
                .query(String.class)
                .list()
                .stream();
        return Stream.concat(people, others.stream().flatMap(other -> other.named(beginning).stream()))
                .toList();
    }

    /** Where this person, or another client, is reached. */
    public Optional<Contacts> contacts(String nationalId) {
        return db.sql(PERSON)
                .param("id", nationalId)
                .query(Registry::toContacts)
                .optional()
                .or(() -> others.stream()
                        .flatMap(other -> other.contacts(nationalId).stream())
                        .findFirst());
    }

    /** Which of the person's contacts, {@code email} and {@code mobile}, were changed within that time, by whomever. */
    public Set<String> contactsChangedWithin(Duration time, String nationalId) {
        return Set.copyOf(db.sql(
                        """
                select distinct field from record_change
                 where national_id = :id and field in ('email', 'mobile') and changed_at > :since""")
                .param("id", nationalId)
                .param(
                        "since",
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)).minus(time))
                .query(String.class)
                .list());
    }

    /** Where the person lives. */
    public Optional<String> city(String nationalId) {
        return db.sql("select city from person where national_id = ? and city is not null")
                .param(nationalId)
                .query(String.class)
                .optional();
    }

    /**
     * Where this person is reached, and was within that time: who has changed somebody's contacts cannot keep a warning
     * from them.
     */
    public Reach reach(String nationalId, Duration back) {
        Map<String, Set<String>> values = new HashMap<>();
        db.sql(
                        """
                select 'email' as field, lower(email) as value from person where national_id = :id
                union select 'mobile', mobile from person where national_id = :id
                union select field, case field when 'email' then lower(old_value) else old_value end
                  from record_change
                 where national_id = :id and field in ('email', 'mobile') and changed_at > :since
                order by field, value""")
                .param("id", nationalId)
                .param(
                        "since",
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)).minus(back))
                .query(row -> {
                    @Nullable String value = row.getString("value");
                    if (value != null && !value.isBlank()) {
                        values.computeIfAbsent(row.getString("field"), field -> new LinkedHashSet<>())
                                .add(value);
                    }
                });
        return new Reach(values.getOrDefault("email", Set.of()), values.getOrDefault("mobile", Set.of()));
    }

    /** All about this person's work and benefits as of a day; one round trip. */
    public Optional<PersonRecord> record(String nationalId, LocalDate on) {
        return db.sql(RecordQuery.SQL)
                .param("id", nationalId)
                .param("on", on)
                .param("since", YearMonth.from(on).minusMonths(13).toString())
                .param("upTo", YearMonth.from(on).toString())
                .query((row, number) -> RecordQuery.read(row, toPerson(row, number), on))
                .optional();
    }

    /** Keeps what a clerk found out; an added wage fills the months that have none. */
    @Transactional
    public void correct(Correction correction) {
        db.sql(
                        """
                insert into registry_correction (national_id, kind, from_date, to_date, amount, currency, note,
                                                 case_reference, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        correction.nationalId(),
                        correction.kind().key(),
                        correction.from(),
                        correction.to(),
                        correction.amount(),
                        correction.currency(),
                        correction.note(),
                        correction.caseReference(),
                        correction.recordedBy(),
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        if (correction.kind() == Correction.Kind.WAGE_ADDED) {
            addWages(correction);
        }
    }

    private void addWages(Correction correction) {
        db.sql(
                        """
                insert into wage (employment_id, month, amount, currency)
                select e.employment_id, to_char(m, 'YYYY-MM'), :amount, :currency
                  from employment e,
                       generate_series(date_trunc('month', :from::timestamp), :to::timestamp, '1 month') m
                 where e.national_id = :id and date_trunc('month', e.started_on) <= m
                   and (e.ended_on is null or e.ended_on >= :to)
                on conflict do nothing""")
                .param("id", correction.nationalId())
                .param("amount", correction.amount())
                .param("currency", correction.currency())
                .param("from", correction.from())
                .param("to", correction.to())
                .update();
    }

    private static Person toPerson(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("national_id"),
                toName(row),
                row.getObject("birth_date", LocalDate.class),
                row.getString("sex"),
                row.getString("status"),
                row.getObject("died_on", LocalDate.class),
                row.getString("city"),
                row.getString("language"),
                row.getBoolean("investigation"));
    }

    private static Contacts toContacts(ResultSet row, int number) throws SQLException {
        return new Contacts(
                row.getString("national_id"),
                toName(row),
                row.getString("email"),
                row.getString("mobile"),
                row.getString("language"));
    }

    private static Name toName(ResultSet row) throws SQLException {
        return new Name(row.getString("name_latin"), row.getString("name_arabic"));
    }
}
