package org.diwan.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.bank.Banks;
import org.diwan.cases.RecordList;
import org.diwan.registry.Benefit;
import org.diwan.registry.BenefitAccount;
import org.diwan.registry.BenefitAccounts;
import org.diwan.registry.PersonRecord;
import org.diwan.registry.Registry;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code registry.benefits}: the client's benefits in payment, each with the account that it is paid to, masked. */
@Component
class BenefitList implements RecordList {

    private final Registry registry;
    private final BenefitAccounts accounts;
    private final Banks banks;
    private final Formats formats;
    private final MessageSource messages;
    private final Clock clock;

    BenefitList(
            Registry registry,
            BenefitAccounts accounts,
            Banks banks,
            Formats formats,
            MessageSource messages,
            Clock clock) {
        this.registry = registry;
        this.accounts = accounts;
        this.banks = banks;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "benefits";
    }

    @Override
    public List<Map<String, Object>> of(String client, Locale locale) {
        List<Benefit> benefits = registry.record(client, LocalDate.now(clock))
                .map(PersonRecord::benefits)
                .orElse(List.of());
        Map<String, BenefitAccount> paidTo =
                accounts.lastOf(benefits.stream().map(Benefit::benefitId).toList());
        return benefits.stream()
                .map(benefit -> row(benefit, paidTo.get(benefit.benefitId()), locale))
                .toList();
    }

    private Map<String, Object> row(Benefit benefit, @Nullable BenefitAccount account, Locale locale) {
        String kind = benefit.words().in(locale.getLanguage());
        String amount = formats.money(benefit.monthlyAmount(), benefit.currency());
        String masked = account == null ? "" : account.masked();
        String bank = account == null
                ? ""
                : banks.of(account.iban())
                        .map(known -> known.name(locale.getLanguage()))
                        .orElse(account.bankBic());
        Map<String, Object> row = new HashMap<>();
        row.put("value", benefit.benefitId());
        row.put(
                "label",
                messages.getMessage(
                        account == null ? "registry.benefit.unpaid" : "registry.benefit.paid",
                        new Object[] {kind, amount, masked, bank},
                        locale));
        row.put("kind", kind);
        row.put("amount", benefit.monthlyAmount());
        row.put("currency", benefit.currency());
        row.put("account", masked);
        row.put("bank", bank);
        row.put("since", benefit.startedOn().toString());
        return row;
    }
}
