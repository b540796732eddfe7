package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.registry.RecordChanges.Last;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a form need not ask: a person's facts with source and day. Names and occupations are in the reader's language. */
@Service
public class KnownFacts {

    /** The present employment with its last wage; without a present one the last. */
    private static final String EMPLOYMENT =
            """
            select e.*, r.name_latin, r.name_arabic, w.amount, w.recorded_at as wage_at,
                   e.ended_on is null or e.ended_on >= :on as present
              from employment e join employer r on r.employer_id = e.employer_id
              left join lateral (select amount, recorded_at from wage where employment_id = e.employment_id
                                  order by month desc limit 1) w on true
             where e.national_id = :id and e.started_on <= :on
             order by present desc, e.started_on desc, e.employment_id limit 1""";

    private static final String ACCOUNT =
            """
            select a.iban, a.valid_from from benefit b join known_account a on a.benefit_id = b.benefit_id
             where b.national_id = :id and a.superseded_at is null
               and a.valid_from <= :on and (a.valid_to is null or a.valid_to > :on)
             order by a.valid_from desc limit 1""";

    private final JdbcClient db;
    private final RecordChanges changes;
    private final Clock clock;

    KnownFacts(JdbcClient db, RecordChanges changes, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.clock = clock;
    }

    /** The facts by key; a person whom the registry does not know has none. */
    public Map<String, KnownFact> of(String nationalId) {
        var facts = new Collected(nationalId, changes.last(nationalId), clock.getZone());
        db.sql("select * from person where national_id = :id")
                .param("id", nationalId)
                .query(facts::person);
        db.sql(EMPLOYMENT)
                .param("id", nationalId)
                .param("on", LocalDate.now(clock))
                .query(facts::employment);
        db.sql(ACCOUNT)
                .param("id", nationalId)
                .param("on", LocalDate.now(clock))
                .query(facts::account);
        return Collections.unmodifiableMap(facts.byKey);
    }

    /** Facts on the way from rows to a map. */
    private record Collected(String nationalId, List<Last> changes, ZoneId zone, Map<String, KnownFact> byKey) {

        Collected(String nationalId, List<Last> changes, ZoneId zone) {
            this(nationalId, changes, zone, new LinkedHashMap<>());
        }

        void person(ResultSet row) throws SQLException {
            boolean arabic = isArabic();
            LocalDate on = day(row, "recorded_at");
            add("nameLatin", row.getString("name_latin"), null, KnownFact.CIVIL_REGISTER, on);
            add("nameArabic", row.getString("name_arabic"), null, KnownFact.CIVIL_REGISTER, on);
            byKey.put("name", byKey.get(arabic ? "nameArabic" : "nameLatin"));
            add("birthDate", row.getObject("birth_date", LocalDate.class), null, KnownFact.CIVIL_REGISTER, on);
            for (RecordField field : RecordField.CONTACTS) {
                add(field.key(), row.getString(field.column()), null, KnownFact.INSTITUTION, on);
            }
        }

        void employment(ResultSet row) throws SQLException {
            String id = row.getString("employment_id");
            LocalDate on = day(row, "recorded_at");
            String occupation = Words.of(row.getString("occupation"))
                    .in(LocaleContextHolder.getLocale().getLanguage());
            add("occupation", occupation, id, KnownFact.EMPLOYER, on);
            add("joined", row.getObject("started_on", LocalDate.class), id, KnownFact.EMPLOYER, on);
            add("ended", row.getObject("ended_on", LocalDate.class), id, KnownFact.EMPLOYER, on);
            if (row.getBoolean("present")) {
                String employer = row.getString(isArabic() ? "name_arabic" : "name_latin");
                add("employer", employer, id, KnownFact.EMPLOYER, on);
                add("monthlyWage", row.getBigDecimal("amount"), id, KnownFact.EMPLOYER, day(row, "wage_at"));
            }
        }

        /** Country and last four digits are enough to know one's own account. */
        void account(ResultSet row) throws SQLException {
            String iban = row.getString("iban");
            String masked = iban.substring(0, 2) + "•• •••• " + iban.substring(iban.length() - 4);
            add("iban", masked, null, KnownFact.BANK, row.getObject("valid_from", LocalDate.class));
        }

        private void add(
                String key,
                @Nullable Object value,
                @Nullable String employmentId,
                String delivered,
                @Nullable LocalDate on) {
            if (value != null && on != null) {
                byKey.put(
                        key,
                        change(key, employmentId)
                                .map(last -> new KnownFact(value, source(last), LocalDate.ofInstant(last.at(), zone)))
                                .orElseGet(() -> new KnownFact(value, delivered, on)));
            }
        }

        private Optional<Last> change(String key, @Nullable String employmentId) {
            return changes.stream()
                    .filter(last -> last.field().key().equals(key))
                    .filter(last -> !last.field().ofEmployment()
                            || String.valueOf(last.employmentId()).equals(employmentId))
                    .findFirst();
        }

        private String source(Last last) {
            return last.by().equals(nationalId) ? KnownFact.PERSON : KnownFact.CORRECTION;
        }

        private @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : LocalDate.ofInstant(at.toInstant(), zone);
        }

        private static boolean isArabic() {
            return LocaleContextHolder.getLocale().getLanguage().equals("ar");
        }
    }
}
