package org.diwan.registry;

import java.time.LocalDate;

/**
 * A fact that the institution knows of a person, so that no form needs to ask for it.
 *
 * @param value as a form holds it: text, {@link LocalDate} or number
 * @param source key of the text that says who told us
 * @param on the day since which the record says so
 */
public record KnownFact(Object value, String source, LocalDate on) {

    static final String CIVIL_REGISTER = "registry.source.civil-register";
    static final String EMPLOYER = "registry.source.employer-report";
    static final String INSTITUTION = "registry.source.institution";
    static final String PERSON = "registry.source.person";
    static final String CORRECTION = "registry.source.correction";
    static final String BANK = "registry.source.bank";
}
