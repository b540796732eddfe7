package org.diwan.registry;

import java.util.List;

/**
 * Somebody to whom benefits are paid.
 *
 * @param benefits in payment today
 * @param guardian whether somebody else acts for the person
 * @param contactsChanged whether mail address or mobile number changed of late
 */
public record Payee(Person person, List<Benefit> benefits, boolean guardian, boolean contactsChanged) {}
