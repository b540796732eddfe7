package org.diwan.registry;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.registry.ImportKind.Link;
import org.diwan.registry.ImportKind.Order;
import org.springframework.stereotype.Component;

/** The kinds of files that the institution's other systems deliver, in the order in which they build on each other. */
@Component
class ImportKinds {

    static final Link TO_PERSON = new Link("national_id", "person", "national_id", "is no person of the registry");

    private final Map<String, ImportKind> kinds = new LinkedHashMap<>();

    ImportKinds(Clock clock) {
        List.of(people(clock), employers(), employments(), wages(), benefits(), accounts())
                .forEach(kind -> kinds.put(kind.name(), kind));
        CareKinds.all().forEach(kind -> kinds.put(kind.name(), kind));
        LimitKinds.all().forEach(kind -> kinds.put(kind.name(), kind));
        ImportKind staff = StaffKind.staff();
        kinds.put(staff.name(), staff);
    }

    Collection<String> names() {
        return kinds.keySet();
    }

    Optional<ImportKind> find(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    private static ImportKind people(Clock clock) {
        return new ImportKind(
                "people",
                "person",
                1,
                List.of(
                        new Column("national_id", Checks::nationalId),
                        new Column("name_latin", Checks::text),
                        new Column("name_arabic", Checks::text),
                        new Column("birth_date", Checks.dayUntilToday(clock)),
                        new Column("sex", Checks.oneOf("F", "M")),
                        new Column("status", Checks.oneOf("active", "pensioner", "deceased", "suspended")),
                        new Column("died_on", Checks.dayUntilToday(clock), true),
                        new Column("email", Checks::email, true),
                        new Column("mobile", Checks::mobile, true),
                        new Column("city", Checks::text, true),
                        new Column("language", Checks.oneOf("ar", "en", "fr")),
                        new Column("guardian_id", Checks::nationalId, true),
                        new Column("investigation", Checks.oneOf("true", "false"))),
                List.of(new Order("birth_date", "died_on")),
                List.of());
    }

    private static ImportKind employers() {
        return new ImportKind(
                "employers",
                "employer",
                1,
                List.of(
                        new Column("employer_id", Checks::id),
                        new Column("name_latin", Checks::text),
                        new Column("name_arabic", Checks::text),
                        new Column("city", Checks::text, true),
                        new Column("registered_on", Checks::day),
                        new Column("closed_on", Checks::day, true)),
                List.of(new Order("registered_on", "closed_on")),
                List.of());
    }

    private static ImportKind employments() {
        return new ImportKind(
                "employments",
                "employment",
                1,
                List.of(
                        new Column("employment_id", Checks::id),
                        new Column("national_id", Checks::nationalId),
                        new Column("employer_id", Checks::id),
                        new Column("occupation", Checks::text),
                        new Column("started_on", Checks::day),
                        new Column("ended_on", Checks::day, true)),
                List.of(new Order("started_on", "ended_on")),
                List.of(
                        TO_PERSON,
                        new Link("employer_id", "employer", "employer_id", "is no employer of the registry")));
    }

    private static ImportKind wages() {
        return new ImportKind(
                "wages",
                "wage",
                2,
                List.of(
                        new Column("employment_id", Checks::id),
                        new Column("month", Checks::month),
                        new Column("amount", Checks::amount),
                        new Column("currency", Checks::currency)),
                List.of(),
                List.of(new Link("employment_id", "employment", "employment_id", "is no employment of the registry")));
    }

    private static ImportKind benefits() {
        return new ImportKind(
                "benefits",
                "benefit",
                1,
                List.of(
                        new Column("benefit_id", Checks::id),
                        new Column("national_id", Checks::nationalId),
                        new Column("kind", Checks.oneOf("old-age", "disability", "survivor")),
                        new Column("started_on", Checks::day),
                        new Column("ended_on", Checks::day, true),
                        new Column("monthly_amount", Checks::amount),
                        new Column("currency", Checks::currency)),
                List.of(new Order("started_on", "ended_on")),
                List.of(TO_PERSON));
    }

    private static ImportKind accounts() {
        return new ImportKind(
                "accounts",
                "benefit_account",
                1,
                List.of(
                        new Column("benefit_id", Checks::id),
                        new Column("iban", Checks::iban),
                        new Column("holder_name", Checks::text),
                        new Column("bank_bic", Checks::bic),
                        new Column("valid_from", Checks::day)),
                List.of(),
                List.of(new Link("benefit_id", "benefit", "benefit_id", "is no benefit of the registry")));
    }
}
