package org.diwan.claims.pages;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A claim as reviewers see it, with what else its patient was given at about that time. */
@Repository
class ReviewLines {

    private static final int DAYS_AROUND = 90;
    private static final int MOST = 20;

    private final JdbcClient db;
    private final ClaimEntries claims;

    ReviewLines(JdbcClient db, ClaimEntries claims) {
        this.db = db;
        this.claims = claims;
    }

    /** A claim, whose it is and who sent it. */
    record Head(
            long id,
            String claimNo,
            String batch,
            String facilityLatin,
            String facilityArabic,
            String nationalId,
            String patientName,
            @Nullable String sex,
            @Nullable LocalDate birthDate,
            BigDecimal amount,
            String currency) {

        public String facility(String language) {
            return language.equals("ar") ? facilityArabic : facilityLatin;
        }
    }

    /**
     * A line with what prices and quantities would allow.
     *
     * @param title of its service
     */
    record Row(LineEntry line, String title, BigDecimal proposed) {

        /** Key of how it stands. */
        public String standing() {
            String outcome = line.outcome();
            return outcome == null
                    ? "waiting"
                    : switch (outcome) {
                        case "PAY" -> "paid";
                        case "REDUCE" -> "reduced";
                        case "DENY" -> "denied";
                        default -> "pended";
                    };
        }
    }

    /**
     * Another claim of the patient.
     *
     * @param services codes of what was given near the days of the claim
     * @param same whether one of them is in the claim, too
     */
    record Related(Head head, ClaimEntry claim, List<String> services, boolean same) {}

    Optional<Head> head(long claim) {
        return db.sql(HEAD + "where c.id = ?")
                .param(claim)
                .query(ReviewLines::toHead)
                .optional();
    }

    private static final String HEAD =
            """
            select c.id, c.claim_no, b.reference, coalesce(f.name_latin, c.facility_id) as latin,
                   coalesce(f.name_arabic, c.facility_id) as arabic, c.national_id, c.patient_name, p.sex, p.birth_date,
                   c.amount, c.currency
              from claim c join claim_batch b on b.id = c.batch_id left join facility f on f.facility_id = c.facility_id
              left join person p on p.national_id = c.national_id
            """;

    List<Row> rows(long claim) {
        record Titled(String title, BigDecimal proposed) {}
        Map<Long, Titled> titles = new HashMap<>();
        db.sql(
                        """
                select l.id, coalesce(t.title, '') as title, coalesce(l.proposed, l.amount) as proposed
                  from claim_line l left join lateral (
                       select title from tariff_version t
                        where t.service_code = l.service_code and t.valid_from <= l.service_date
                        order by t.valid_from desc limit 1) t on true
                 where l.claim_id = ?""")
                .param(claim)
                .query(row -> {
                    titles.put(row.getLong("id"), new Titled(row.getString("title"), row.getBigDecimal("proposed")));
                });
        return claims.lines(claim).stream()
                .map(line -> {
                    Titled titled = titles.getOrDefault(line.id(), new Titled("", line.amount()));
                    return new Row(line, titled.title(), titled.proposed());
                })
                .toList();
    }

    /** The patient's claims with a service near the days of this one, the newest first. */
    List<Related> related(long claim) {
        return db.sql(
                        """
                with this as (
                    select c.national_id, min(l.service_date) - :days as from_day, max(l.service_date) + :days as to_day,
                           array_agg(l.service_code) as services
                      from claim c join claim_line l on l.claim_id = c.id where c.id = :claim group by c.id),
                near as (
                    select l.claim_id, max(l.service_date) as day, bool_or(l.service_code = any(t.services)) as same,
                           string_agg(distinct l.service_code, ' ' order by l.service_code) as services
                      from this t join claim_line l on l.national_id = t.national_id
                           and l.service_date between t.from_day and t.to_day and l.claim_id <> :claim
                     group by l.claim_id order by day desc, l.claim_id desc limit :most)
                select claim_id, same, services from near order by day desc, claim_id desc""")
                .param("claim", claim)
                .param("days", DAYS_AROUND)
                .param("most", MOST)
                .query((row, number) -> related(
                        row.getLong("claim_id"),
                        List.of(row.getString("services").split(" ")),
                        row.getBoolean("same")))
                .list();
    }

    /** Whether a claim is among those that are shown beside this one. */
    boolean isRelated(long claim, long other) {
        return related(claim).stream().anyMatch(one -> one.head().id() == other);
    }

    private Related related(long id, List<String> services, boolean same) {
        return new Related(head(id).orElseThrow(), claims.get(id), services, same);
    }

    private static Head toHead(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getLong("id"),
                row.getString("claim_no"),
                row.getString("reference"),
                row.getString("latin"),
                row.getString("arabic"),
                row.getString("national_id"),
                row.getString("patient_name"),
                row.getString("sex"),
                row.getObject("birth_date", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
