package org.diwan.accounts;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.bank.Bank;
import org.diwan.bank.Banks;
import org.diwan.money.Iban;
import org.diwan.registry.Benefit;
import org.diwan.registry.BenefitAccount;
import org.diwan.registry.BenefitAccounts;
import org.diwan.registry.Payee;
import org.diwan.registry.Payees;
import org.diwan.registry.Person;
import org.springframework.stereotype.Component;

/** What the decision about a change of account asks. It names neither account nor person. */
@Component
class AccountFacts {

    private static final Duration LATELY = Duration.ofDays(14);

    /** The code of ISO 4217 for no currency: benefits in several. */
    private static final String NO_CURRENCY = "XXX";

    private final Payees payees;
    private final BenefitAccounts accounts;
    private final AccountChanges changes;
    private final Banks banks;
    private final Clock clock;

    AccountFacts(Payees payees, BenefitAccounts accounts, AccountChanges changes, Banks banks, Clock clock) {
        this.payees = payees;
        this.accounts = accounts;
        this.changes = changes;
        this.banks = banks;
        this.clock = clock;
    }

    Map<String, Object> of(String reference, String client, WantedAccount wanted) {
        Optional<Payee> payee = payees.find(client, LATELY);
        List<Benefit> chosen = payee.map(Payee::benefits).orElse(List.of()).stream()
                .filter(benefit -> wanted.benefits().contains(benefit.benefitId()))
                .toList();
        Map<String, Object> facts = new HashMap<>();
        facts.put("known", payee.isPresent());
        facts.put("status", payee.map(Payee::person).map(AccountFacts::status).orElse("unknown"));
        facts.put(
                "investigation",
                payee.map(Payee::person).map(Person::investigation).orElse(false));
        facts.put("guardian", payee.map(Payee::guardian).orElse(false));
        facts.put("contactsChangedLately", payee.map(Payee::contactsChanged).orElse(false));
        facts.put("benefitsInPayment", chosen.size());
        facts.put("foreign", chosen.size() < wanted.benefits().size());
        facts.put("sameAccount", isPresentAccount(chosen, wanted.iban()));
        facts.put("running", changes.isRunning(wanted.benefits(), reference));
        facts.put("changesLast12Months", changesOfLastYear(client));
        facts.put(
                "monthlyAmount", chosen.stream().map(Benefit::monthlyAmount).reduce(BigDecimal.ZERO, BigDecimal::add));
        facts.put("currency", currency(chosen));
        facts.put(
                "holderSimilarity",
                payee.map(one -> similarity(one.person(), wanted.holder())).orElse(0));
        facts.putAll(ofIban(wanted.iban()));
        return facts;
    }

    private Map<String, Object> ofIban(String iban) {
        String problem = Iban.problem(iban).map(Iban.Problem::key).orElse("");
        Optional<Bank> bank = problem.isEmpty() ? banks.of(iban) : Optional.empty();
        return Map.of(
                "ibanProblem", problem,
                "country", Iban.country(iban),
                "bankKnown", bank.isPresent(),
                "bankBic", bank.map(Bank::bic).orElse(""));
    }

    private static String status(Person person) {
        return person.diedOn() == null ? person.status() : "deceased";
    }

    private int changesOfLastYear(String client) {
        return changes.activeSince(
                client, clock.instant().atOffset(ZoneOffset.UTC).minusMonths(12).toInstant());
    }

    private boolean isPresentAccount(List<Benefit> chosen, String iban) {
        Map<String, BenefitAccount> present =
                accounts.lastOf(chosen.stream().map(Benefit::benefitId).toList());
        return !chosen.isEmpty()
                && present.size() == chosen.size()
                && present.values().stream().allMatch(account -> account.iban().equals(iban));
    }

    private static String currency(List<Benefit> chosen) {
        List<String> currencies =
                chosen.stream().map(Benefit::currency).distinct().toList();
        return currencies.size() == 1 ? currencies.get(0) : NO_CURRENCY;
    }

    private static int similarity(Person person, String holder) {
        return Math.max(
                HolderName.similarity(holder, person.name().latin()),
                HolderName.similarity(holder, person.name().arabic()));
    }
}
