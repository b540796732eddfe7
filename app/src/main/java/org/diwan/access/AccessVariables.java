package org.diwan.access;

import org.diwan.cases.CaseVariable;

/** The variables of access requests. */
final class AccessVariables {

    static final CaseVariable<String> PERSON = new CaseVariable<>("person", String.class);
    static final CaseVariable<String> APPROVER = new CaseVariable<>("approver", String.class);
    static final CaseVariable<String> PART = new CaseVariable<>("part", String.class);

    private AccessVariables() {}
}
