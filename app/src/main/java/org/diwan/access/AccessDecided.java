package org.diwan.access;

import java.util.List;

/**
 * Somebody approved or refused a request for access; published in the transaction that notes it.
 *
 * @param part as what: {@code manager}, {@code owner} or {@code security}
 * @param system of an owner's part; else empty
 * @param userName whom the roles are for
 * @param roles keys of those that the part is about
 * @param note why; empty where nothing was said
 */
public record AccessDecided(
        String reference,
        String part,
        String system,
        String userName,
        List<String> roles,
        boolean approved,
        String note,
        String by) {}
