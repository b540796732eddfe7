package org.diwan.registry;

/**
 * The statements that write periods, for any relation of news with the columns {@code benefit_id, iban, holder_name,
 * bank_bic, valid_from, source, at}. Nothing is overwritten: what was known is marked as superseded, what is left of it
 * is written again.
 */
final class AccountPeriods {

    static final String DELIVERY = "delivery";

    private AccountPeriods() {}

    /** Makes periods of delivered rows; {@code which} is a condition on {@code a}. */
    static String keepDelivered(String which) {
        return """
                with kept as (
                    update benefit_account a set has_periods = true where not a.has_periods and %s returning a.*)
                insert into benefit_account_period
                       (benefit_id, iban, holder_name, bank_bic, valid_from, recorded_at, source)
                select benefit_id, iban, holder_name, bank_bic, valid_from, recorded_at, '%s' from kept"""
                .formatted(which, DELIVERY);
    }

    /** Ends what reaches beyond the first day of the news. */
    static String end(String news) {
        return """
                with ended as (
                    update benefit_account_period p set superseded_at = n.at from %s n
                     where p.benefit_id = n.benefit_id and p.superseded_at is null
                       and (p.valid_to is null or p.valid_to > n.valid_from)
                    returning p.*, n.valid_from as next_from)
                insert into benefit_account_period
                       (benefit_id, iban, holder_name, bank_bic, valid_from, valid_to, recorded_at, source)
                select benefit_id, iban, holder_name, bank_bic, valid_from, next_from, superseded_at, source
                  from ended where valid_from < next_from"""
                .formatted(news);
    }

    /** Writes the news; {@link #end} must have gone before. */
    static String begin(String news) {
        return """
                insert into benefit_account_period
                       (benefit_id, iban, holder_name, bank_bic, valid_from, recorded_at, source)
                select benefit_id, iban, holder_name, bank_bic, valid_from, at, source from %s n"""
                .formatted(news);
    }
}
