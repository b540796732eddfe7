package org.diwan.claims.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines that are approved and in no order. */
@Repository
class PayableRows {

    /** Approved lines of files that are read and judged; a claim that a reviewer still has is not among them. */
    static final String APPROVED =
            """
            select l.id, l.allowed, l.currency, c.id as claim_id, c.batch_id, c.facility_id
              from claim_batch b join claim c on c.batch_id = b.id join claim_line l on l.claim_id = c.id
             where b.judged_at is not null and c.state in ('judged', 'decided')
               and l.outcome in ('PAY', 'REDUCE') and l.allowed > 0
            """;

    /** Of a file that is settled only what a reviewer has allowed since can be due. */
    static final String DUE = APPROVED
            + " and (b.state <> 'settled' or c.state = 'decided')"
            + " and not exists (select from claim_payment_line p where p.line_id = l.id and p.state <> 'released')";

    private static final String SUMS =
            """
            select d.*, coalesce(f.name_latin, d.facility_id) as name_latin, coalesce(f.name_arabic, d.facility_id) as name_arabic,
                   a.iban, a.holder_name,
                   (select min(reference) from claim_payment p
                     where p.facility_id = d.facility_id and p.day = :day and p.currency = d.currency
                       and p.state not in ('dropped', 'rejected')) as order_today
              from (select facility_id, currency, count(distinct batch_id) as batches, count(distinct claim_id) as claims,
                           count(*) as lines, sum(allowed) as amount, max(id) as last_line
                      from due group by facility_id, currency) d
              left join facility f on f.facility_id = d.facility_id
              left join lateral (select iban, holder_name from facility_account
                                  where facility_id = d.facility_id and valid_from <= :day
                                  order by valid_from desc limit 1) a on true
            """;

    private final JdbcClient db;

    PayableRows(JdbcClient db) {
        this.db = db;
    }

    /** What every facility is owed. */
    List<Payable> all(LocalDate day) {
        return db.sql("with due as (" + DUE + ") " + SUMS + " order by d.facility_id, d.currency")
                .param("day", day)
                .query(Payable.class)
                .list();
    }

    /** The order of that day that stands in the way of another one. */
    Optional<String> orderOf(String facility, String currency, LocalDate day) {
        return db.sql(
                        """
                select reference from claim_payment
                 where facility_id = ? and currency = ? and day = ? and state not in ('dropped', 'rejected')""")
                .params(facility, currency, day)
                .query(String.class)
                .optional();
    }

    /** How many approved lines of a batch are not paid. */
    long unpaid(String batch) {
        return db.sql(
                        "select count(*) from (" + APPROVED
                                + """
                and b.reference = :batch
                and not exists (select from claim_payment_line p where p.line_id = l.id and p.state = 'paid')) u""")
                .param("batch", batch)
                .query(Long.class)
                .single();
    }

    /** Batches that are judged to their last claim, and of which nothing remains to be paid. */
    List<String> settled(int most) {
        return db.sql(
                        "select s.reference from claim_batch s where s.state = 'judged' and not exists (" + APPROVED
                                + """
                and b.id = s.id
                and not exists (select from claim_payment_line p where p.line_id = l.id and p.state = 'paid'))
                order by s.id limit :most""")
                .param("most", most)
                .query(String.class)
                .list();
    }

    void settle(String batch) {
        db.sql("update claim_batch set state = 'settled' where reference = ? and state = 'judged'")
                .param(batch)
                .update();
    }
}
