package org.diwan.claims.check;

import java.util.List;
import java.util.Objects;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the references of a claim lead to: an identifier they hold, a contained resource, or another entry. */
record FhirTargets(Claim claim, FhirSubjects subjects) {

    /** No name is missed where the patient is. */
    private static final String UNKNOWN = "?";

    void facility(FhirCells cells) {
        Reference provider = claim.getProvider();
        String own = identifier(provider, FhirNames.FACILITY);
        if (!own.isEmpty()) {
            cells.put(ClaimColumn.FACILITY_ID, own);
            return;
        }
        FhirSubject found = find(provider, "Organization", ClaimColumn.FACILITY_ID, cells);
        if (found != null) {
            cells.put(ClaimColumn.FACILITY_ID, found.id());
        }
    }

    /** A patient who is named by number only has a name where the reference is displayed with one, or the file has it. */
    void patient(FhirCells cells) {
        Reference patient = claim.getPatient();
        String own = identifier(patient, FhirNames.NATIONAL_ID);
        FhirSubject found = own.isEmpty()
                ? find(patient, "Patient", ClaimColumn.NATIONAL_ID, cells)
                : patient.hasReference() ? target(patient.getReference()) : null;
        String name = found == null ? "" : found.name();
        cells.put(ClaimColumn.NATIONAL_ID, own.isEmpty() && found != null ? found.id() : own);
        cells.put(
                ClaimColumn.PATIENT_NAME, name.isEmpty() ? Objects.requireNonNullElse(patient.getDisplay(), "") : name);
        if (found == null && own.isEmpty() && !patient.hasDisplay()) {
            cells.put(ClaimColumn.PATIENT_NAME, UNKNOWN);
        }
    }

    void diagnosis(Reference reference, FhirCells cells) {
        FhirSubject found = find(reference, "Condition", ClaimColumn.DIAGNOSIS, cells);
        if (found != null) {
            cells.put(ClaimColumn.DIAGNOSIS, found.id());
        }
    }

    private static String identifier(Reference reference, String system) {
        return reference.hasIdentifier() ? FhirNames.identifier(List.of(reference.getIdentifier()), system) : "";
    }

    private @Nullable FhirSubject find(Reference reference, String type, ClaimColumn column, FhirCells cells) {
        if (!reference.hasReference()) {
            return null;
        }
        FhirSubject found = target(reference.getReference());
        if (found == null) {
            cells.fault(column, Reason.of("refers-nothing"));
        } else if (found.equals(FhirSubject.REFUSED)) {
            cells.fault(column, Reason.of("refers-refused"));
        } else if (found.equals(FhirSubject.DOUBLE)) {
            cells.fault(column, Reason.of("refers-several"));
        } else if (!found.type().equals(type)) {
            cells.fault(column, Reason.of("refers-other", type));
        } else if (found.id().isEmpty()) {
            cells.fault(column, Reason.of(type.equals("Condition") ? "refers-no-code" : "refers-no-id"));
        } else {
            return found;
        }
        return null;
    }

    private @Nullable FhirSubject target(String address) {
        if (!address.startsWith("#")) {
            return subjects.at(address);
        }
        return claim.getContained().stream()
                .filter(one -> id(one).equals(address.substring(1)))
                .findFirst()
                .map(FhirSubject::of)
                .orElse(null);
    }

    private static String id(Resource contained) {
        String id = Objects.requireNonNullElse(contained.getId(), "");
        return id.startsWith("#") ? id.substring(1) : id;
    }
}
