package org.diwan.claims.check;

import org.diwan.claims.fhir.FhirProblem;
import org.diwan.claims.fhir.FhirRead;
import org.diwan.claims.fhir.FhirReader;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** Reads entries one by one, each as a Bundle of its own, so that its address is validated with it. */
final class FhirEntryReader {

    private final FhirSyntax syntax;
    private final FhirReader reader;

    FhirEntryReader(FhirSyntax syntax) {
        this.syntax = syntax;
        this.reader = new FhirReader(syntax);
    }

    FhirRead<Bundle> bundle(FhirEntry entry) {
        String around = syntax == FhirSyntax.JSON
                ? "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entry.text() + "]}"
                : "<Bundle xmlns=\"" + XmlCopy.FHIR + "\"><type value=\"collection\"/>" + entry.text() + "</Bundle>";
        return reader.read(Bundle.class, around);
    }

    FhirRead<Claim> claim(FhirEntry entry) {
        if (entry.isSingle()) {
            return reader.read(Claim.class, entry.text());
        }
        FhirRead<Bundle> read = bundle(entry);
        Bundle bundle = read.resource();
        Claim claim = bundle != null && bundle.getEntryFirstRep().getResource() instanceof Claim held ? held : null;
        return new FhirRead<>(claim, read.problems());
    }

    /** @param bundle without its entries; empty: the file is none */
    void refuseUnlessValid(String bundle) {
        if (bundle.isEmpty()) {
            return;
        }
        for (FhirProblem problem : reader.read(Bundle.class, bundle).problems()) {
            throw new ClaimFileRefused(Reason.of("file-bundle", FhirSubject.refusal(problem)));
        }
    }
}
