package org.diwan.claims.check;

import org.diwan.claims.fhir.FhirProblem;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a claim refers to, as far as it matters: who, or which disease.
 *
 * @param type of the resource
 * @param id national, of the facility, or the code of the diagnosis; may be empty
 * @param name of a patient; may be empty
 */
record FhirSubject(String type, String id, String name) {

    /** Stands for an entry that is refused. */
    static final FhirSubject REFUSED = new FhirSubject("", "refused", "");

    /** Stands for two entries of one address that say different things. */
    static final FhirSubject DOUBLE = new FhirSubject("", "double", "");

    private static final int LONGEST = 400;

    static FhirSubject of(Resource resource) {
        if (resource instanceof Patient patient) {
            return subject(
                    resource,
                    FhirNames.identifier(patient.getIdentifier(), FhirNames.NATIONAL_ID),
                    FhirNames.name(patient.getName()));
        }
        if (resource instanceof Organization organization) {
            return subject(resource, FhirNames.identifier(organization.getIdentifier(), FhirNames.FACILITY), "");
        }
        if (resource instanceof Condition condition) {
            return subject(resource, FhirNames.code(condition.getCode(), FhirNames.ICD_10), "");
        }
        return subject(resource, "", "");
    }

    /** Longer texts than any cell may have are cut: they are refused all the same. */
    private static FhirSubject subject(Resource resource, String id, String name) {
        return new FhirSubject(resource.fhirType(), cut(id), cut(name));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** In words why an entry is refused. */
    static Reason refusal(FhirProblem problem) {
        return Reason.of("fhir", FhirPath.told(problem.path()), problem.words());
    }
}
