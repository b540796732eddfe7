package org.diwan.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which account a benefit is paid to, on which day, and as it was known at which moment. */
@Service
public class BenefitAccounts {

    private static final String NEWS =
            """
            (select benefit_id, :iban as iban, :holder as holder_name, :bic as bank_bic, :from::date as valid_from,
                    :source as source, :at::timestamptz as at from unnest(:benefits::text[]) benefit_id)""";

    private final JdbcClient db;

    BenefitAccounts(JdbcClient db) {
        this.db = db;
    }

    /** The account on a day, as the registry knew it at a moment. */
    public Optional<BenefitAccount> accountOf(String benefit, LocalDate validOn, Instant knownAt) {
        return db.sql(
                        """
                select * from known_account
                 where benefit_id = :benefit and valid_from <= :on and (valid_to is null or valid_to > :on)
                   and recorded_at <= :known and (superseded_at is null or superseded_at > :known)""")
                .param("benefit", benefit)
                .param("on", validOn)
                .param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query(BenefitAccount::of)
                .optional();
    }

    /** By benefit the account that holds in the end, also where it begins on a day to come. */
    public Map<String, BenefitAccount> lastOf(Collection<String> benefits) {
        Map<String, BenefitAccount> accounts = new HashMap<>();
        if (!benefits.isEmpty()) {
            db.sql(
                            """
                    select * from known_account
                     where benefit_id in (:benefits) and superseded_at is null and valid_to is null""")
                    .param("benefits", benefits)
                    .query(BenefitAccount::of)
                    .list()
                    .forEach(account -> accounts.put(account.benefitId(), account));
        }
        return accounts;
    }

    /**
     * Writes a new account for all benefits of the entry, and keeps what was known before.
     *
     * @return false, and nothing written, where a benefit is no longer paid on that day, the person passed away, or the
     *     account is no longer the one to be replaced
     */
    @Transactional
    public boolean enter(AccountEntry entry) {
        Set<String> benefits = entry.present().keySet();
        if (!inPayment(entry).containsAll(benefits) || !isAsExpected(entry)) {
            return false;
        }
        db.sql(AccountPeriods.keepDelivered("a.benefit_id in (:benefits)"))
                .param("benefits", benefits)
                .update();
        // After the locks and by the database's clock: no news is older than what it replaces.
        OffsetDateTime at =
                db.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        for (String write : List.of(AccountPeriods.end(NEWS), AccountPeriods.begin(NEWS))) {
            db.sql(write)
                    .param("benefits", benefits.toArray(String[]::new))
                    .param("iban", entry.iban())
                    .param("holder", entry.holderName())
                    .param("bic", entry.bankBic())
                    .param("from", entry.from())
                    .param("source", entry.source())
                    .param("at", at)
                    .update();
        }
        return true;
    }

    /** Locks the benefits, in the order that all use, and gives those that the person is paid on the day. */
    private List<String> inPayment(AccountEntry entry) {
        return db.sql(
                        """
                select b.benefit_id from benefit b
                 where b.benefit_id in (:benefits) and b.national_id = :id
                   and b.started_on <= :from and (b.ended_on is null or b.ended_on >= :from)
                   and exists (select from person p where p.national_id = b.national_id
                                  and p.died_on is null and p.status <> 'deceased')
                 order by b.benefit_id for update of b""")
                .param("benefits", entry.present().keySet())
                .param("id", entry.nationalId())
                .param("from", entry.from())
                .query(String.class)
                .list();
    }

    private boolean isAsExpected(AccountEntry entry) {
        Map<String, BenefitAccount> now = lastOf(entry.present().keySet());
        return entry.present().entrySet().stream().allMatch(one -> {
            BenefitAccount account = now.get(one.getKey());
            @Nullable String iban = account == null ? null : account.iban();
            return Objects.equals(iban, one.getValue()) || entry.iban().equals(iban);
        });
    }
}
