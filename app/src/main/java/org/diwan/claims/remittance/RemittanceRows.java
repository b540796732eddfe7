package org.diwan.claims.remittance;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The claims that an order is about, some at a time: those it pays, and those of which nothing is paid. */
@Repository
class RemittanceRows {

    /**
     * A claim of which nothing is paid is told of once: with the first order of its batch that was prepared after it was
     * decided.
     */
    private static final String CLAIMS =
            """
            from claim c
            where c.batch_id = :batch and (
                exists (select from claim_line l join claim_payment_line y on y.line_id = l.id
                         where l.claim_id = c.id and y.transfer_id = :transfer)
                or c.state in ('judged', 'decided')
                   and not exists (select from claim_line l where l.claim_id = c.id and l.allowed > 0)
                   and (select max(l.decided_at) from claim_line l where l.claim_id = c.id) <= :prepared
                   and (select max(l.decided_at) from claim_line l where l.claim_id = c.id) > :before)
            """;

    private static final String LINES =
            """
            select l.claim_id, c.claim_no, l.line_no, l.national_id, l.service_date, l.service_code, l.quantity,
                l.amount as claimed, case when l.outcome in ('PAY', 'REDUCE') then l.allowed else 0 end as approved,
                coalesce(y.amount, 0) as paid, l.currency, l.outcome, f.rule, f.args::text as args
            from claim c join claim_line l on l.claim_id = c.id
            left join claim_payment_line y on y.line_id = l.id and y.transfer_id = :transfer and y.state = 'paid'
            left join lateral (select rule, args from claim_finding where line_id = l.id order by seq limit 1) f on true
            where c.id = any(:claims) order by c.id, l.line_no""";

    private final JdbcClient db;

    RemittanceRows(JdbcClient db) {
        this.db = db;
    }

    /** Claims of a transfer as a remittance counts them. */
    record Total(int claims, BigDecimal claimed) {}

    Total total(Transfer transfer) {
        Window window = window(transfer);
        return bind("select count(*) as claims, coalesce(sum(c.amount), 0) as claimed " + CLAIMS, transfer, window)
                .query(Total.class)
                .single();
    }

    /** The lines of the next claims behind this one, claim by claim; none at the end. */
    List<RemittanceLine> behind(Transfer transfer, long claim, int claims) {
        Window window = window(transfer);
        List<Long> ids = bind(
                        "select c.id " + CLAIMS + " and c.id > :behind order by c.id limit :limit", transfer, window)
                .param("behind", claim)
                .param("limit", claims)
                .query(Long.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : db.sql(LINES)
                        .param("transfer", transfer.id())
                        .param("claims", ids.toArray(Long[]::new))
                        .query(RemittanceLine.class)
                        .list();
    }

    private JdbcClient.StatementSpec bind(String sql, Transfer transfer, Window window) {
        return db.sql(sql)
                .param("batch", transfer.batchId())
                .param("transfer", transfer.id())
                .param("prepared", window.prepared())
                .param("before", window.before());
    }

    /** From the order of the batch before until this one. */
    private record Window(OffsetDateTime before, OffsetDateTime prepared) {}

    private Window window(Transfer transfer) {
        return db.sql(
                        """
                select p.prepared_at as prepared, coalesce((
                    select max(o.prepared_at) from claim_payment o join claim_transfer t on t.reference = o.reference
                     where t.batch_id = :batch and o.prepared_at < p.prepared_at and o.state in ('paid', 'partly')),
                    '-infinity') as before
                from claim_payment p join claim_transfer t on t.reference = p.reference where t.id = :transfer""")
                .param("batch", transfer.batchId())
                .param("transfer", transfer.id())
                .query(Window.class)
                .single();
    }
}
