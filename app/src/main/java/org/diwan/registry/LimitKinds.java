package org.diwan.registry;

import java.util.List;
import org.diwan.registry.ImportKind.Order;

/** The kinds of files that say how often, with what and for whom services are paid. */
final class LimitKinds {

    private LimitKinds() {}

    static List<ImportKind> all() {
        return List.of(limits(), bundles(), diagnosisLimits());
    }

    private static ImportKind limits() {
        return new ImportKind(
                "limits",
                "claim_limit",
                2,
                List.of(
                        new Column("service_code", Checks::id),
                        new Column("valid_from", Checks::day),
                        new Column("max_quantity", Checks::count),
                        new Column("days", Checks::count),
                        new Column("valid_to", Checks::day, true)),
                List.of(new Order("valid_from", "valid_to")),
                List.of());
    }

    private static ImportKind bundles() {
        return new ImportKind(
                "bundles",
                "claim_bundle",
                3,
                List.of(
                        new Column("service_code", Checks::id),
                        new Column("includes", Checks::id),
                        new Column("valid_from", Checks::day),
                        new Column("valid_to", Checks::day, true)),
                List.of(new Order("valid_from", "valid_to")),
                List.of());
    }

    private static ImportKind diagnosisLimits() {
        return new ImportKind(
                "diagnosis-limits",
                "diagnosis_limit",
                2,
                List.of(
                        new Column("code", Checks::id),
                        new Column("valid_from", Checks::day),
                        new Column("sex", Checks.oneOf("F", "M"), true),
                        new Column("min_age", Checks::age, true),
                        new Column("max_age", Checks::age, true),
                        new Column("valid_to", Checks::day, true)),
                List.of(new Order("min_age", "max_age"), new Order("valid_from", "valid_to")),
                List.of());
    }
}
