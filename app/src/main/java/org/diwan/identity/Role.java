package org.diwan.identity;

import java.util.Locale;

/** What a person may be to the institution; permissions hang on these. */
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

    String authority() {
        return "ROLE_" + name();
    }
}
