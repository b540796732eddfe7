package org.diwan.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.registry.AccountEntry;
import org.diwan.registry.BenefitAccount;
import org.diwan.registry.BenefitAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that cases want for benefits: reserved, released or made active; one that runs a benefit. */
@Service
public class AccountChanges {

    private final JdbcClient db;
    private final BenefitAccounts accounts;
    private final PaymentMonths months;
    private final Clock clock;

    AccountChanges(JdbcClient db, BenefitAccounts accounts, PaymentMonths months, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.months = months;
        this.clock = clock;
    }

    /** What this case has reserved, if it has. */
    public Optional<PendingChange> pendingOf(String reference) {
        List<Row> rows = pending(reference);
        return rows.stream()
                .findFirst()
                .map(row -> new PendingChange(
                        reference,
                        row.attempt(),
                        rows.stream().map(Row::benefit).toList(),
                        row.iban(),
                        row.holder(),
                        row.bic()));
    }

    /**
     * Reserves the account for all benefits; what the case had reserved before is replaced.
     *
     * @return when the case reserved first; empty, and nothing reserved, where another case runs for a benefit
     */
    @Transactional
    Optional<Instant> reserve(String reference, String client, WantedAccount wanted, String bic) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        settle(reference, "replaced");
        Map<String, BenefitAccount> present = accounts.lastOf(wanted.benefits());
        int attempt = 1 + attempts(reference);
        OffsetDateTime announced = announced(reference).orElse(now);
        for (String benefit : wanted.benefits()) {
            BenefitAccount old = present.get(benefit);
            if (!add(reference, client, benefit, wanted, bic, old, attempt, announced, now)) {
                settle(reference, "released");
                return Optional.empty();
            }
        }
        return Optional.of(announced.toInstant());
    }

    /** Waits for another case that is just reserving, then yields to it. */
    private boolean add(
            String reference,
            String client,
            String benefit,
            WantedAccount wanted,
            String bic,
            @Nullable BenefitAccount old,
            int attempt,
            OffsetDateTime announced,
            OffsetDateTime now) {
        return db.sql(
                                """
                insert into account_change (case_reference, attempt, benefit_id, national_id, iban, holder_name, bank_bic,
                                            old_iban, state, announced_at, reserved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?) on conflict do nothing""")
                        .params(
                                reference,
                                attempt,
                                benefit,
                                client,
                                wanted.iban(),
                                wanted.holder(),
                                bic,
                                old == null ? null : old.iban(),
                                announced,
                                now)
                        .update()
                == 1;
    }

    /** Lets go of what the case has reserved; again, it does nothing. */
    @Transactional
    void release(String reference) {
        settle(reference, "released");
    }

    private void settle(String reference, String state) {
        db.sql("update account_change set state = ?, settled_at = ? where case_reference = ? and state = 'pending'")
                .params(state, clock.instant().atOffset(ZoneOffset.UTC), reference)
                .update();
    }

    /**
     * Makes the account the one that benefits are paid to, from the first day of the month, or of the first month after
     * it that is not paid yet.
     *
     * @return the first day; empty, and nothing changed, where the registry no longer allows it
     */
    @Transactional
    Optional<LocalDate> activate(String reference, String client, YearMonth month) {
        months.holdOpen();
        LocalDate from = months.firstUnpaid(month).atDay(1);
        List<Row> rows = pending(reference);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable String> present = new HashMap<>();
        rows.forEach(row -> present.put(row.benefit(), row.oldIban()));
        Row one = rows.get(0);
        if (!accounts.enter(new AccountEntry(client, present, one.iban(), one.holder(), one.bic(), from, reference))) {
            return Optional.empty();
        }
        int active = db.sql(
                        """
                update account_change set state = 'active', settled_at = ?, valid_from = ?
                 where case_reference = ? and state = 'pending'""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), from, reference)
                .update();
        if (active != rows.size()) {
            throw new IllegalStateException("The change was released while it was made active");
        }
        return Optional.of(from);
    }

    /** Whether a case other than this one runs for one of the benefits. */
    boolean isRunning(Collection<String> benefits, String exceptFor) {
        return !benefits.isEmpty()
                && db.sql(
                                """
                select exists (select from account_change where state = 'pending' and benefit_id in (:benefits)
                                                            and case_reference <> :reference)""")
                        .param("benefits", benefits)
                        .param("reference", exceptFor)
                        .query(Boolean.class)
                        .single();
    }

    /** How many changes became active for the person since then. */
    int activeSince(String client, Instant since) {
        return db.sql(
                        """
                select count(distinct case_reference) from account_change
                 where national_id = ? and state = 'active' and settled_at > ?""")
                .params(client, since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private int attempts(String reference) {
        return db.sql("select coalesce(max(attempt), 0) from account_change where case_reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private Optional<OffsetDateTime> announced(String reference) {
        return db.sql("select announced_at from account_change where case_reference = ? order by id limit 1")
                .param(reference)
                .query(OffsetDateTime.class)
                .optional();
    }

    private List<Row> pending(String reference) {
        return new ArrayList<>(db.sql(
                        """
                select benefit_id, attempt, iban, holder_name, bank_bic, old_iban from account_change
                 where case_reference = ? and state = 'pending' order by benefit_id""")
                .param(reference)
                .query(Row::of)
                .list());
    }

    private record Row(String benefit, int attempt, String iban, String holder, String bic, @Nullable String oldIban) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("benefit_id"),
                    row.getInt("attempt"),
                    row.getString("iban"),
                    row.getString("holder_name"),
                    row.getString("bank_bic"),
                    row.getString("old_iban"));
        }
    }
}
