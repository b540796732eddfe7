package org.diwan.claims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders to pay a facility, for its own eyes: another facility's look as if they were not there. */
@Repository
public class PaymentOrders {

    private static final String ORDERS =
            """
            select p.reference, p.facility_id, p.day, p.currency, p.amount, p.iban, p.holder_name, p.state, p.settled_at,
                coalesce((select sum(t.amount) from claim_transfer t
                           where t.reference = p.reference and t.state = 'paid'), 0) as paid
            from claim_payment p
            """;

    private final JdbcClient db;

    PaymentOrders(JdbcClient db) {
        this.db = db;
    }

    /** The order, for this facility only. */
    public Optional<PaymentOrder> find(String reference, String facility) {
        return find(reference).filter(order -> order.facilityId().equals(facility));
    }

    Optional<PaymentOrder> find(String reference) {
        return db.sql(ORDERS + "where p.reference = ?")
                .param(reference)
                .query(PaymentOrders::order)
                .optional();
    }

    /** A page of a facility's orders, the latest day first. One that was dropped was never one for the facility. */
    public List<PaymentOrder> of(String facility, int limit, int offset) {
        return db.sql(
                        ORDERS
                                + """
                where p.facility_id = ? and p.state <> 'dropped' order by p.day desc, p.prepared_at desc limit ? offset ?""")
                .params(facility, limit, offset)
                .query(PaymentOrders::order)
                .list();
    }

    public int count(String facility) {
        return db.sql("select count(*) from claim_payment where facility_id = ? and state <> 'dropped'")
                .param(facility)
                .query(Integer.class)
                .single();
    }

    /** The orders that pay, or are to pay, for a batch. */
    public List<PaymentOrder> ofBatch(long batch) {
        return db.sql(
                        ORDERS
                                + """
                where p.state <> 'dropped' and p.reference in (
                    select reference from claim_transfer where batch_id = ?) order by p.day, p.prepared_at""")
                .param(batch)
                .query(PaymentOrders::order)
                .list();
    }

    /** The orders that pay, or are to pay, lines of a claim; one that has failed does not any more. */
    public List<PaymentOrder> ofClaim(long claim) {
        return db.sql(
                        ORDERS
                                + """
                where p.state <> 'dropped' and p.reference in (
                    select t.reference from claim_transfer t
                      join claim_payment_line y on y.transfer_id = t.id and y.state <> 'released'
                      join claim_line l on l.id = y.line_id where l.claim_id = ?) order by p.day, p.prepared_at""")
                .param(claim)
                .query(PaymentOrders::order)
                .list();
    }

    /** What the order pays, batch by batch. */
    public List<Transfer> transfers(String reference) {
        return db.sql(
                        """
                select t.id, t.batch_id, b.reference as batch, coalesce(b.file_name, b.reference) as file_name, t.amount,
                    t.end_to_end_id, t.state, t.code
                from claim_transfer t join claim_batch b on b.id = t.batch_id where t.reference = ? order by t.id""")
                .param(reference)
                .query(Transfer.class)
                .list();
    }

    private static PaymentOrder order(ResultSet row, int number) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new PaymentOrder(
                row.getString("reference"),
                row.getString("facility_id"),
                row.getObject("day", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("paid"),
                row.getString("iban"),
                row.getString("holder_name"),
                row.getString("state"),
                settled == null ? null : settled.toInstant());
    }
}
