package org.diwan.claims.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.claims.payment.Order.Status;
import org.diwan.claims.payment.Order.Transfer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of orders. */
@Repository
class OrderRows {

    private static final String SELECT =
            """
            select reference, facility_id, day, currency, amount, iban, holder_name, bank_bic, prepared_by, prepared_at,
                   approved_by, approved_at, sent_at, upper(state) as state, settled_at
              from claim_payment
            """;

    private final JdbcClient db;

    OrderRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * Orders all that is due to the facility in the currency, in one statement, so that the sums of order, transfers and
     * lines are those of the same lines. False where nothing is due, or the day has an order already.
     */
    boolean prepare(
            String reference, String facility, String currency, LocalDate day, Account to, String by, Instant at) {
        return db.sql(
                                "with due as materialized (" + PayableRows.DUE
                                        + """
                 and c.facility_id = :facility and l.currency = :currency),
                ordered as (
                    insert into claim_payment (reference, facility_id, day, currency, amount, iban, holder_name, bank_bic,
                                               prepared_by, prepared_at)
                    select :reference, :facility, :day, :currency, sum(allowed), :iban, :holder, :bic, :by, :at
                      from due having sum(allowed) > 0
                    on conflict do nothing
                    returning reference),
                transfers as (
                    insert into claim_transfer (reference, batch_id, amount, end_to_end_id)
                    select o.reference, d.batch_id, sum(d.allowed),
                           o.reference || '-' || row_number() over (order by d.batch_id)
                      from due d cross join ordered o group by o.reference, d.batch_id
                    returning id, batch_id),
                lines as (
                    insert into claim_payment_line (line_id, transfer_id, amount)
                    select d.id, t.id, d.allowed from due d join transfers t on t.batch_id = d.batch_id
                    returning line_id)
                select count(*) from ordered""")
                        .param("reference", reference)
                        .param("facility", facility)
                        .param("day", day)
                        .param("currency", currency)
                        .param("iban", to.iban())
                        .param("holder", to.holderName())
                        .param("bic", to.bankBic())
                        .param("by", by)
                        .param("at", utc(at))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Where a facility is paid to on a day. */
    record Account(String iban, String holderName, String bankBic) {}

    Optional<Account> account(String facility, LocalDate day) {
        return db.sql(
                        """
                select iban, holder_name, bank_bic from facility_account where facility_id = ? and valid_from <= ?
                 order by valid_from desc limit 1""")
                .params(facility, day)
                .query(Account.class)
                .optional();
    }

    Optional<Order> find(String reference) {
        return db.sql(SELECT + " where reference = ?")
                .param(reference)
                .query(Order.class)
                .optional();
    }

    /** The order, its row locked to the end of the transaction. */
    Optional<Order> lock(String reference) {
        return db.sql(SELECT + " where reference = ? for no key update")
                .param(reference)
                .query(Order.class)
                .optional();
    }

    List<Transfer> transfers(String reference) {
        return db.sql(
                        """
                select id, batch_id, amount, end_to_end_id, upper(state) as state, code
                  from claim_transfer where reference = ? order by id""")
                .param(reference)
                .query(Transfer.class)
                .list();
    }

    /** How many orders of that day have come to nothing. */
    int fallen(String facility, String currency, LocalDate day) {
        return db.sql(
                        """
                select count(*) from claim_payment
                 where facility_id = ? and currency = ? and day = ? and state in ('dropped', 'rejected')""")
                .params(facility, currency, day)
                .query(Integer.class)
                .single();
    }

    void approve(String reference, String by, Instant at) {
        db.sql(
                        """
                update claim_payment set state = 'approved', approved_by = ?, approved_at = ?
                 where reference = ? and state = 'prepared'""")
                .params(by, utc(at), reference)
                .update();
    }

    void send(String reference, Instant at) {
        db.sql(
                        """
                update claim_payment set state = 'sent', message_id = reference, sent_at = ?
                 where reference = ? and state = 'approved'""")
                .params(utc(at), reference)
                .update();
    }

    void settle(Transfer transfer, Status status, @Nullable String code, Instant at) {
        db.sql("update claim_transfer set state = ?, code = ?, settled_at = ? where id = ? and state = 'open'")
                .params(word(status), code, utc(at), transfer.id())
                .update();
    }

    /** Ends the order; the lines of transfers that were not paid may be ordered again. */
    void end(String reference, Order.State state, Instant at) {
        db.sql(
                        """
                update claim_payment_line p set state = case when t.state = 'paid' then 'paid' else 'released' end
                  from claim_transfer t where t.id = p.transfer_id and t.reference = ? and p.state = 'open'""")
                .param(reference)
                .update();
        db.sql("update claim_payment set state = ?, settled_at = ? where reference = ?")
                .params(word(state), utc(at), reference)
                .update();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
