package org.diwan.identity;

import static org.diwan.identity.Reach.ALL;
import static org.diwan.identity.Reach.OFFICE;
import static org.diwan.identity.Reach.OWN;
import static org.diwan.identity.Reach.UNIT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do. Which roles may, and how far it reaches, is data: {@code permissions.csv} has a row for each. A reach
 * that no query here knows how to keep would promise what does not hold, so each says which it knows.
 */
public enum Permission {
    ACCOUNT_OWN("account.own", OWN),
    SERVICES_START("services.start", OWN),
    CASES_OWN("cases.own", OWN),
    CASES_LIST("cases.list", OWN),
    CERTIFICATES_OWN("certificates.own", OWN),
    CLAIMS_SUBMIT("claims.submit", OWN),
    CLAIMS_KEYS("claims.keys", OWN),
    CLAIMS_REVIEW("claims.review", ALL),
    TASKS_WORK("tasks.work", OFFICE, ALL),
    TASKS_REASSIGN("tasks.reassign", OFFICE, ALL),
    CLIENTS_SEE("clients.see", OFFICE, ALL),
    CLIENTS_SERVE("clients.serve", OFFICE, ALL),
    CLIENTS_ACCESS("clients.access", OFFICE, ALL),
    PAYMENTS_SEE("payments.see", ALL),
    PAYMENTS_RUN("payments.run", ALL),
    PAYMENTS_PREPARE("payments.prepare", ALL),
    PAYMENTS_APPROVE("payments.approve", ALL),
    BANK_MESSAGES_SEE("bank-messages.see", ALL),
    INSIGHT_SEE("insight.see", OFFICE, ALL),
    ADMIN_SEE("admin.see", ALL),
    INCIDENTS_SEE("incidents.see", ALL),
    INCIDENTS_MEND("incidents.mend", ALL),
    IMPORTS_RUN("imports.run", ALL),
    ACCESS_OWN("access.own", OWN),
    USERS_SEE("users.see", UNIT, ALL),
    USERS_MANAGE("users.manage", UNIT, ALL),
    ACCESS_REPORT("access.report", ALL),
    ACCESS_ORDER("access.order", ALL),
    AUDIT_READ("audit.read", ALL),
    AUDIT_EXPORT("audit.export", ALL);

    private final String key;
    private final Set<Reach> known;

    Permission(String key, Reach... known) {
        this.key = key;
        this.known = EnumSet.copyOf(Arrays.asList(known));
    }

    /** The word in the table, in templates ({@code hasAuthority('tasks.work')}) and in the documents. */
    public String key() {
        return key;
    }

    /** The reaches that the table may give it. */
    Set<Reach> known() {
        return known;
    }

    static Optional<Permission> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
