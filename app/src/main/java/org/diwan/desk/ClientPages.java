package org.diwan.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.diwan.cases.CasePages;
import org.diwan.cases.CasePages.BegunLine;
import org.diwan.cases.Cases;
import org.diwan.cases.ClientCases;
import org.diwan.cases.ClientCases.Counts;
import org.diwan.cases.ClientCases.Line;
import org.diwan.cases.DraftList;
import org.diwan.cases.WorkGroups;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Benefit;
import org.diwan.registry.BenefitAccount;
import org.diwan.registry.BenefitAccounts;
import org.diwan.registry.Contacts;
import org.diwan.registry.Employment;
import org.diwan.registry.Person;
import org.diwan.registry.PersonRecord;
import org.diwan.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that there is about one client, as a clerk may see it, in the reader's words. */
@Component
class ClientPages {

    static final int SIZE = 20;

    private final Registry registry;
    private final BenefitAccounts accounts;
    private final ClientCases clientCases;
    private final Cases cases;
    private final CasePages casePages;
    private final DraftList drafts;
    private final Services services;
    private final Clock clock;

    ClientPages(
            Registry registry,
            BenefitAccounts accounts,
            ClientCases clientCases,
            Cases cases,
            CasePages casePages,
            DraftList drafts,
            Services services,
            Clock clock) {
        this.registry = registry;
        this.accounts = accounts;
        this.clientCases = clientCases;
        this.cases = cases;
        this.casePages = casePages;
        this.drafts = drafts;
        this.services = services;
        this.clock = clock;
    }

    /**
     * A benefit in payment.
     *
     * @param account where it goes today
     * @param next where it goes from a day to come
     */
    record Paid(Benefit benefit, String kind, @Nullable BenefitAccount account, @Nullable BenefitAccount next) {}

    /**
     * A case.
     *
     * @param step what is to be done on it, where the reader may
     * @param address of that task, else of the case
     */
    record CaseLine(Line file, String title, @Nullable String step, String address) {}

    /** The client's window. */
    record View(
            Person person,
            Contacts contacts,
            List<Paid> benefits,
            List<Employment> work,
            Counts counts,
            List<CaseLine> open,
            List<CaseLine> ended,
            int page,
            int pages) {}

    View page(Person person, WorkGroups groups, int asked, Locale locale) {
        Counts counts = clientCases.counts(person.nationalId(), groups);
        int last = Math.max(1, (counts.cases() + SIZE - 1) / SIZE);
        int at = Math.min(Math.max(1, asked), last);
        List<CaseLine> lines = clientCases.page(person.nationalId(), groups, SIZE, (at - 1) * SIZE).stream()
                .map(line -> line(line, locale))
                .toList();
        Optional<PersonRecord> record = registry.record(person.nationalId(), LocalDate.now(clock));
        return new View(
                person,
                registry.contacts(person.nationalId()).orElseThrow(),
                benefits(record, locale),
                record.map(PersonRecord::employments).orElse(List.of()),
                counts,
                lines.stream().filter(line -> line.file().endedAt() == null).toList(),
                lines.stream().filter(line -> line.file().endedAt() != null).toList(),
                at,
                last);
    }

    /** What this one of the staff has begun for the client and not sent. */
    List<BegunLine> begunBy(SignedIn staff, Person client, Locale locale) {
        return drafts.ofStaff(client.nationalId(), staff.userName()).stream()
                .filter(begun -> services.find(begun.service()).isPresent())
                .map(begun -> casePages.begun(begun, locale))
                .toList();
    }

    private CaseLine line(Line line, Locale locale) {
        Service service = services.get(line.service());
        String element = line.element();
        return new CaseLine(
                line,
                casePages.title(service, cases.answers(line.reference()), locale),
                element == null ? null : Objects.requireNonNullElse(service.text("task." + element, locale), element),
                line.task() == null ? "/desk/messages/" + line.reference() : "/desk/tasks/" + line.task());
    }

    private List<Paid> benefits(Optional<PersonRecord> record, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        List<Benefit> benefits = record.map(PersonRecord::benefits).orElse(List.of());
        Map<String, BenefitAccount> last =
                accounts.lastOf(benefits.stream().map(Benefit::benefitId).toList());
        return benefits.stream()
                .map(benefit -> new Paid(
                        benefit,
                        benefit.words().in(locale.getLanguage()),
                        accounts.accountOf(benefit.benefitId(), today, clock.instant())
                                .orElse(null),
                        Optional.ofNullable(last.get(benefit.benefitId()))
                                .filter(account -> account.validFrom().isAfter(today))
                                .orElse(null)))
                .toList();
    }
}
