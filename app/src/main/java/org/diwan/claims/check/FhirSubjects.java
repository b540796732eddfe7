package org.diwan.claims.check;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.diwan.claims.fhir.FhirProblem;
import org.diwan.claims.fhir.FhirRead;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The first reading of a file: all that claims refer to, which may stand before them or after, and what is refused. */
final class FhirSubjects {

    private static final int LONGEST_ADDRESS = 400;

    /** What a claim of R4 refers to and may bring along. */
    private static final Set<String> BESIDE = Set.of(
            "Patient",
            "Organization",
            "Condition",
            "Coverage",
            "Practitioner",
            "PractitionerRole",
            "Location",
            "Encounter",
            "Procedure",
            "MedicationRequest",
            "ServiceRequest",
            "RelatedPerson",
            "Device");

    private final Map<String, FhirSubject> byAddress = new HashMap<>();
    private final Map<Integer, Reason> refused = new HashMap<>();
    private final FhirEntryReader reader;

    private FhirSubjects(FhirEntryReader reader) {
        this.reader = reader;
    }

    static FhirSubjects of(RereadFile file, FhirSyntax syntax) throws IOException {
        var subjects = new FhirSubjects(new FhirEntryReader(syntax));
        try (FhirEntries entries = FhirEntries.open(file, syntax)) {
            boolean any = false;
            for (FhirEntry entry = entries.next(); entry != null; entry = entries.next()) {
                subjects.look(entry);
                any = true;
            }
            subjects.reader.refuseUnlessValid(entries.bundle());
            if (!any) {
                throw new ClaimFileRefused(Reason.of("file-no-entry"));
            }
        }
        return subjects;
    }

    private void look(FhirEntry entry) {
        if (entry.fault() != null) {
            refused.put(entry.number(), entry.fault());
        } else if (BESIDE.contains(entry.type())) {
            keep(entry);
        } else if (!entry.type().equals("Claim")) {
            refused.put(entry.number(), Reason.of(entry.type().isEmpty() ? "entry-no-type" : "entry-other"));
        }
    }

    private void keep(FhirEntry entry) {
        FhirRead<Bundle> read = reader.bundle(entry);
        Bundle bundle = read.resource();
        FhirProblem problem = read.problems().stream().findFirst().orElse(null);
        if (problem != null) {
            refused.put(entry.number(), FhirSubject.refusal(FhirPath.inResource(problem)));
        }
        if (bundle != null && bundle.getEntryFirstRep().hasResource()) {
            BundleEntryComponent held = bundle.getEntryFirstRep();
            FhirSubject subject = problem == null ? FhirSubject.of(held.getResource()) : FhirSubject.REFUSED;
            put(held.getFullUrl(), subject);
            put(relative(held.getResource()), subject);
        }
    }

    private void put(@Nullable String address, FhirSubject subject) {
        if (address != null && !address.isEmpty() && address.length() <= LONGEST_ADDRESS) {
            byAddress.merge(address, subject, (one, other) -> one.equals(other) ? one : FhirSubject.DOUBLE);
        }
    }

    private static @Nullable String relative(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return id == null ? null : resource.fhirType() + "/" + id;
    }

    /** What stands at this address in the file; none: nothing. */
    @Nullable
    FhirSubject at(String address) {
        int version = address.indexOf("/_history/");
        return byAddress.get(version < 0 ? address : address.substring(0, version));
    }

    /** Why an entry is refused; none: it is not, or it is a claim that is read later. */
    @Nullable
    Reason refusal(FhirEntry entry) {
        return refused.get(entry.number());
    }
}
