package org.diwan.claims.pages;

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

/** The claims of a batch, as lists and exports want them. */
@Repository
class ClaimEntries {

    private static final int CHUNK = 250;

    private final JdbcClient db;
    private final FiredRules rules;

    ClaimEntries(JdbcClient db, FiredRules rules) {
        this.db = db;
        this.rules = rules;
    }

    /** Each claim with what became of it as a whole, under the name {@code one}. */
    private static String each(String which) {
        return """
            with one as (
                select c.id, c.batch_id, c.claim_no, c.national_id, c.patient_name, c.first_record, c.amount, c.currency,
                    min(l.service_date) as service_date, count(*) as lines,
                    coalesce(sum(l.allowed) filter (where l.outcome in ('PAY', 'REDUCE')), 0) as allowed,
                    coalesce(sum(l.amount) filter (where l.outcome is null or l.outcome = 'PEND'), 0) as open,
                    case when bool_or(l.outcome is null) then 'WAITING'
                         when bool_or(l.outcome = 'PEND') then 'PENDED'
                         when bool_and(l.outcome = 'DENY') then 'DENIED'
                         when bool_or(l.outcome <> 'PAY') then 'REDUCED'
                         else 'PAID' end as standing
                from claim c join claim_line l on l.claim_id = c.id
                where %s
                group by c.id)
            """
                .formatted(which);
    }

    /**
     * A page of a batch's claims in the order of the file.
     *
     * @param standing of those wanted; none: all
     * @param text the beginning of a claim's number, or a patient's ID; empty: all
     */
    List<ClaimEntry> list(long batch, @Nullable Standing standing, String text, int limit, int offset) {
        return db.sql(
                        each("c.batch_id = :batch and " + NAMED)
                                + """
                        select * from one where cast(:standing as text) is null or standing = :standing
                        order by first_record, id limit :limit offset :offset""")
                .param("batch", batch)
                .param("text", text)
                .param("standing", standing == null ? null : standing.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(ClaimEntries::entry)
                .list();
    }

    private static final String NAMED = "(:text = '' or c.national_id = :text or starts_with(c.claim_no, :text))";

    /** How many claims fit the text, by their standing. */
    Standings standings(long batch, String text) {
        Map<Standing, Integer> counts = new HashMap<>();
        db.sql(each("c.batch_id = :batch and " + NAMED)
                        + "select standing, count(*) as claims from one group by standing")
                .param("batch", batch)
                .param("text", text)
                .query(row -> {
                    counts.put(Standing.valueOf(row.getString("standing")), row.getInt("claims"));
                });
        return new Standings(counts);
    }

    Optional<ClaimEntry> find(long batch, long id) {
        return db.sql(each("c.batch_id = :batch and c.id = :id") + "select * from one")
                .param("batch", batch)
                .param("id", id)
                .query(ClaimEntries::entry)
                .optional();
    }

    /** A claim that is there, whoever sent it. */
    ClaimEntry get(long id) {
        return db.sql(each("c.id = :id") + "select * from one")
                .param("id", id)
                .query(ClaimEntries::entry)
                .single();
    }

    /** The lines of a claim with every rule that fired. */
    List<LineEntry> lines(long claim) {
        return withRules(db.sql(LINES + "where c.id = ? order by l.line_no")
                .param(claim)
                .query(ClaimEntries::line)
                .list());
    }

    /** The lines of some claims of a batch in the order of the file, those behind a claim; none at the end. */
    Chunk linesBehind(long batch, long claim) {
        List<Long> claims = db.sql("select id from claim where batch_id = ? and id > ? order by id limit ?")
                .params(batch, claim, CHUNK)
                .query(Long.class)
                .list();
        return new Chunk(
                claims.isEmpty() ? claim : claims.get(claims.size() - 1),
                withRules(db.sql(LINES + "where c.id = any(?) order by c.id, l.line_no")
                        .param(claims.toArray(Long[]::new))
                        .query(ClaimEntries::line)
                        .list()));
    }

    /** @param claim the last one */
    record Chunk(long claim, List<LineEntry> lines) {}

    private static final String LINES =
            """
            select l.id, c.claim_no, l.line_no, l.record, l.national_id, c.patient_name, l.service_date, l.diagnosis,
                l.service_code, l.quantity, l.unit_price, l.amount, l.currency, l.prior_approval, l.outcome, l.allowed
            from claim_line l join claim c on c.id = l.claim_id
            """;

    private List<LineEntry> withRules(List<LineEntry> lines) {
        Map<Long, List<Fired>> fired =
                rules.ofLines(lines.stream().map(LineEntry::id).toList());
        return lines.stream()
                .map(line -> line.with(fired.getOrDefault(line.id(), List.of())))
                .toList();
    }

    private static LineEntry line(ResultSet row, int number) throws SQLException {
        return new LineEntry(
                row.getLong("id"),
                row.getString("claim_no"),
                row.getInt("line_no"),
                row.getInt("record"),
                row.getString("national_id"),
                row.getString("patient_name"),
                row.getObject("service_date", LocalDate.class),
                row.getString("diagnosis"),
                row.getString("service_code"),
                row.getInt("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("prior_approval"),
                row.getString("outcome"),
                row.getBigDecimal("allowed"),
                List.of());
    }

    private static ClaimEntry entry(ResultSet row, int number) throws SQLException {
        return new ClaimEntry(
                row.getLong("id"),
                row.getString("claim_no"),
                row.getString("national_id"),
                row.getString("patient_name"),
                row.getObject("service_date", LocalDate.class),
                row.getInt("lines"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("allowed"),
                row.getBigDecimal("open"),
                row.getString("currency"),
                Standing.valueOf(row.getString("standing")));
    }
}
