package org.diwan.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.diwan.accounts.DuePayments.Reason;
import org.diwan.accounts.PaymentRun.Total;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of payments. */
@Repository
class PaymentRows {

    /** The benefits in payment on a day, each with its account on that day, or the reason why it cannot be paid. */
    private static final String DUE =
            """
            with due as (
                select b.benefit_id, b.national_id, b.monthly_amount as amount, b.currency,
                       k.iban, k.holder_name, k.bank_bic,
                       case when p.national_id is null then 'no-person'
                            when p.died_on is not null or p.status = 'deceased' then 'deceased'
                            when p.status = 'suspended' then 'suspended'
                            when b.monthly_amount <= 0 then 'no-amount'
                            when k.benefit_id is null then 'no-account' end as reason
                  from benefit b
                  left join person p on p.national_id = b.national_id
                  left join known_account k on k.benefit_id = b.benefit_id and k.superseded_at is null
                       and k.valid_from <= :day and (k.valid_to is null or k.valid_to > :day)
                 where b.started_on <= :day and (b.ended_on is null or b.ended_on >= :day))
            """;

    private static final int AT_A_TIME = 1_000;

    private final JdbcClient db;
    private final JdbcTemplate rowByRow;

    PaymentRows(DataSource source) {
        this.db = JdbcClient.create(source);
        this.rowByRow = new JdbcTemplate(source);
        rowByRow.setFetchSize(AT_A_TIME);
    }

    /** Notes the run; false where the month has one. */
    boolean add(YearMonth month, LocalDate payDay, String by, Instant at) {
        return db.sql(
                                """
                insert into payment_run (month, pay_day, run_by, run_at, file_name) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(month.toString(), payDay, by, at.atOffset(ZoneOffset.UTC), "pain.001-" + month + ".xml")
                        .update()
                == 1;
    }

    /** Writes a payment, or the reason for none, for each benefit in payment on the day. */
    void pay(YearMonth month, LocalDate day) {
        db.sql(
                        DUE
                                + """
                , paid as (
                    insert into payment (benefit_id, month, national_id, iban, holder_name, bank_bic, amount, currency)
                    select benefit_id, :month, national_id, iban, holder_name, bank_bic, amount, currency
                      from due where reason is null)
                insert into payment_omitted (benefit_id, month, national_id, amount, currency, reason)
                select benefit_id, :month, national_id, amount, currency, reason from due where reason is not null""")
                .param("day", day)
                .param("month", month.toString())
                .update();
    }

    /** What would be paid to accounts of that day. */
    DuePayments due(LocalDate day) {
        List<Total> totals = db.sql(
                        DUE
                                + """
                select currency, count(*) as payments, sum(amount) as amount from due where reason is null
                 group by currency order by currency""")
                .param("day", day)
                .query(PaymentRows::total)
                .list();
        List<Reason> omitted = db.sql(DUE
                        + "select reason, count(*) from due where reason is not null group by reason order by reason")
                .param("day", day)
                .query((row, number) -> new Reason(row.getString(1), row.getLong(2)))
                .list();
        return new DuePayments(totals, omitted);
    }

    /** The last runs, newest first. */
    List<PaymentRun> last(int most) {
        return db.sql("select * from payment_run order by month desc limit ?")
                .param(most)
                .query(this::run)
                .list();
    }

    Optional<PaymentRun> find(YearMonth month) {
        return db.sql("select * from payment_run where month = ?")
                .param(month.toString())
                .query(this::run)
                .optional();
    }

    List<YearMonth> withoutFile() {
        return db.sql(
                        """
                select month from payment_run r where file_at is null
                   and exists (select from payment p where p.month = r.month) order by month""")
                .query((row, number) -> YearMonth.parse(row.getString(1)))
                .list();
    }

    void filed(YearMonth month, Instant at) {
        db.sql("update payment_run set file_at = ? where month = ? and file_at is null")
                .params(at.atOffset(ZoneOffset.UTC), month.toString())
                .update();
    }

    /** The payments of a month by currency, one after the other; needs a transaction. */
    void each(YearMonth month, Consumer<Payment> action) {
        RowCallbackHandler one = row -> action.accept(new Payment(
                row.getString("benefit_id"),
                row.getString("iban"),
                row.getString("holder_name"),
                row.getString("bank_bic"),
                row.getBigDecimal("amount"),
                row.getString("currency")));
        rowByRow.query("select * from payment where month = ? order by currency, benefit_id", one, month.toString());
    }

    List<OmittedPayment> omitted(YearMonth month, int most, int skip) {
        return db.sql("select * from payment_omitted where month = ? order by benefit_id limit ? offset ?")
                .params(month.toString(), most, skip)
                .query((row, number) -> new OmittedPayment(
                        row.getString("benefit_id"),
                        row.getString("national_id"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getString("reason")))
                .list();
    }

    private PaymentRun run(ResultSet row, int number) throws SQLException {
        String month = row.getString("month");
        @Nullable OffsetDateTime filed = row.getObject("file_at", OffsetDateTime.class);
        return new PaymentRun(
                YearMonth.parse(month),
                row.getObject("pay_day", LocalDate.class),
                row.getString("run_by"),
                row.getObject("run_at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                filed == null ? null : filed.toInstant(),
                totals(month),
                db.sql("select count(*) from payment_omitted where month = ?")
                        .param(month)
                        .query(Long.class)
                        .single());
    }

    private List<Total> totals(String month) {
        return db.sql(
                        """
                select currency, count(*) as payments, sum(amount) as amount from payment where month = ?
                 group by currency order by currency""")
                .param(month)
                .query(PaymentRows::total)
                .list();
    }

    private static Total total(ResultSet row, int number) throws SQLException {
        return new Total(row.getString("currency"), row.getLong("payments"), row.getBigDecimal("amount"));
    }
}
