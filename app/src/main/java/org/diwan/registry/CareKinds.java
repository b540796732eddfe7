package org.diwan.registry;

import java.util.List;
import org.diwan.registry.ImportKind.Link;
import org.diwan.registry.ImportKind.Order;

/** The kinds of files that claims of hospitals and pharmacies are judged by. */
final class CareKinds {

    private CareKinds() {}

    static List<ImportKind> all() {
        return List.of(facilities(), facilityAccounts(), diagnoses(), tariff(), coverage());
    }

    private static ImportKind facilities() {
        return new ImportKind(
                "facilities",
                "facility",
                1,
                List.of(
                        new Column("facility_id", Checks::id),
                        new Column("name_latin", Checks::text),
                        new Column("name_arabic", Checks::text),
                        new Column("kind", Checks.oneOf("hospital", "clinic", "pharmacy")),
                        new Column("city", Checks::text, true),
                        new Column("contract_from", Checks::day),
                        new Column("contract_to", Checks::day, true)),
                List.of(new Order("contract_from", "contract_to")),
                List.of());
    }

    private static ImportKind facilityAccounts() {
        return new ImportKind(
                "facility-accounts",
                "facility_account",
                2,
                List.of(
                        new Column("facility_id", Checks::id),
                        new Column("valid_from", Checks::day),
                        new Column("iban", Checks::iban),
                        new Column("holder_name", Checks::text),
                        new Column("bank_bic", Checks::bic)),
                List.of(),
                List.of(new Link("facility_id", "facility", "facility_id", "is no facility of the registry")));
    }

    private static ImportKind diagnoses() {
        return new ImportKind(
                "diagnoses",
                "diagnosis",
                1,
                List.of(new Column("code", Checks::diagnosis), new Column("title", Checks::text)),
                List.of(),
                List.of());
    }

    private static ImportKind tariff() {
        return new ImportKind(
                "tariff",
                "tariff",
                1,
                List.of(
                        new Column("service_code", Checks::id),
                        new Column("title", Checks::text),
                        new Column("kind", Checks.oneOf("outpatient", "inpatient", "pharmacy")),
                        new Column("price", Checks::amount),
                        new Column("currency", Checks::currency),
                        new Column("max_quantity", Checks::count),
                        new Column("sex", Checks.oneOf("F", "M"), true),
                        new Column("min_age", Checks::age, true),
                        new Column("max_age", Checks::age, true),
                        new Column("prior_approval", Checks.oneOf("true", "false")),
                        new Column("valid_from", Checks::day),
                        new Column("valid_to", Checks::day, true)),
                List.of(new Order("min_age", "max_age"), new Order("valid_from", "valid_to")),
                List.of());
    }

    private static ImportKind coverage() {
        return new ImportKind(
                "coverage",
                "coverage",
                1,
                List.of(
                        new Column("national_id", Checks::nationalId),
                        new Column("valid_from", Checks::day),
                        new Column("valid_to", Checks::day, true)),
                List.of(new Order("valid_from", "valid_to")),
                List.of(ImportKinds.TO_PERSON));
    }
}
