package org.diwan.registry;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a file of accounts does to periods. A delivered row that says something new becomes a period; one that is not
 * valid later than a change which a case has made does not undo that change.
 */
final class DeliveredAccounts {

    private static final String SAID = "(%1$s.iban, %1$s.holder_name, %1$s.bank_bic, %1$s.valid_from)";

    private final Statement sql;

    DeliveredAccounts(Statement sql) {
        this.sql = sql;
    }

    /** Before the stage is merged: what was known until now is kept. */
    void before() throws SQLException {
        sql.execute(
                """
                create temporary table delivered_before on commit drop as
                select a.* from benefit_account a where exists (
                       select from stage s where s.benefit_id = a.benefit_id and (a.has_periods or %s <> %s))"""
                        .formatted(SAID.formatted("a"), SAID.formatted("s")));
        sql.execute(
                """
                select from benefit where benefit_id in (select benefit_id from delivered_before)
                 order by benefit_id for update""");
        sql.execute(AccountPeriods.keepDelivered("a.benefit_id in (select benefit_id from delivered_before)"));
    }

    /** After the merge: what is new takes effect. */
    void after() throws SQLException {
        sql.execute(
                """
                update benefit_account a set has_periods = true
                 where not has_periods and benefit_id in (select benefit_id from stage)
                   and exists (select from benefit_account_period p where p.benefit_id = a.benefit_id)""");
        sql.execute(
                """
                create temporary table account_news on commit drop as
                select a.benefit_id, a.iban, a.holder_name, a.bank_bic, a.valid_from, '%s'::text as source, m.at
                  from benefit_account a cross join (select clock_timestamp() as at) m
                  left join delivered_before b on b.benefit_id = a.benefit_id
                 where a.has_periods and a.benefit_id in (select benefit_id from stage)
                   and %s is distinct from %s
                   and not exists (
                       select from benefit_account_period p where p.benefit_id = a.benefit_id
                          and p.superseded_at is null and (
                              p.source <> '%s' and p.valid_from >= a.valid_from
                              or p.valid_to is null and (p.iban, p.holder_name, p.bank_bic)
                                                      = (a.iban, a.holder_name, a.bank_bic)))"""
                        .formatted(
                                AccountPeriods.DELIVERY,
                                SAID.formatted("a"),
                                SAID.formatted("b"),
                                AccountPeriods.DELIVERY));
        sql.execute(AccountPeriods.end("account_news"));
        sql.execute(AccountPeriods.begin("account_news"));
    }
}
