package org.diwan.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may be to the institution; what each may do stands in {@code permissions.csv}. */
public enum Role {
    CITIZEN,
    PARTNER,
    CLERK,
    SUPERVISOR,
    REVIEWER,
    FINANCE,
    MANAGER,
    ANALYST,
    SECURITY,
    AUDITOR,
    OPERATOR;

    /** The name that models use in candidate groups. */
    public String engineGroup() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How far a permission reaches for this role; empty where it has none. */
    public Optional<Reach> reach(Permission permission) {
        return Optional.ofNullable(PermissionTable.ofTheHouse().of(this).get(permission));
    }

    /** The roles whose holders may. */
    public static List<Role> that(Permission permission) {
        return Arrays.stream(values())
                .filter(role -> role.reach(permission).isPresent())
                .toList();
    }
}
