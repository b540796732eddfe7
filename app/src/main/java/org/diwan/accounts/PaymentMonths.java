package org.diwan.accounts;

import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which months are paid. A run and the changes that want to be in it take turns at one lock. */
@Repository
class PaymentMonths {

    private static final String LOCK = "(hashtext('payment run'))";

    private final JdbcClient db;

    PaymentMonths(JdbcClient db) {
        this.db = db;
    }

    /** Until the end of the transaction no month is paid. */
    void holdOpen() {
        db.sql("select 1 from pg_advisory_xact_lock_shared" + LOCK)
                .query(Integer.class)
                .single();
    }

    /** Waits for changes that are just being made; until the end of the transaction others wait. */
    void close() {
        db.sql("select 1 from pg_advisory_xact_lock" + LOCK)
                .query(Integer.class)
                .single();
    }

    boolean isPaid(YearMonth month) {
        return db.sql("select exists (select from payment_run where month = ?)")
                .param(month.toString())
                .query(Boolean.class)
                .single();
    }

    /** The last month that is paid. */
    Optional<YearMonth> last() {
        return db.sql("select max(month) from payment_run")
                .query((row, number) -> Optional.ofNullable(row.getString(1)).map(YearMonth::parse))
                .single();
    }

    /** That month, or the first one after it that is not paid. */
    YearMonth firstUnpaid(YearMonth month) {
        YearMonth first = month;
        while (isPaid(first)) {
            first = first.plusMonths(1);
        }
        return first;
    }
}
