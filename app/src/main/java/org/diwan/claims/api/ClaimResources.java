package org.diwan.claims.api;

import java.util.ArrayList;
import java.util.List;
import org.diwan.claims.api.ClaimRecord.Line;
import org.diwan.claims.check.FhirNames;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.Use;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** A claim as it was taken, in whatever format it came. */
final class ClaimResources {

    private ClaimResources() {}

    static Claim of(ClaimRecord record) {
        var claim = new Claim();
        claim.setId(record.id().toString());
        claim.addIdentifier(FhirParts.identifier(FhirNames.CLAIM_NO, record.claimNo()));
        claim.setStatus(ClaimStatus.ACTIVE)
                .setType(FhirParts.type(record))
                .setUse(Use.CLAIM)
                .setPatient(FhirParts.patient(record))
                .setCreatedElement(FhirParts.time(record.sentAt()))
                .setProvider(FhirParts.facility(record))
                .setPriority(FhirParts.concept(FhirParts.HL7 + "processpriority", "normal"));
        claim.addInsurance()
                .setSequence(1)
                .setFocal(true)
                .setCoverage(new Reference().setDisplay("national insurance"));
        List<String> diagnoses = new ArrayList<>();
        for (Line line : record.lines()) {
            if (!diagnoses.contains(line.diagnosis())) {
                diagnoses.add(line.diagnosis());
                claim.addDiagnosis()
                        .setSequence(diagnoses.size())
                        .setDiagnosis(FhirParts.concept(FhirNames.ICD_10, line.diagnosis()));
            }
            claim.addItem(item(line, diagnoses.indexOf(line.diagnosis()) + 1, record.currency()));
        }
        claim.setTotal(FhirParts.money(record.amount(), record.currency()));
        return claim;
    }

    private static ItemComponent item(Line line, int diagnosis, String currency) {
        var item = new ItemComponent()
                .setSequence(line.lineNo())
                .setProductOrService(FhirParts.concept(FhirNames.SERVICE, line.serviceCode()))
                .setServiced(new DateType(line.serviceDate().toString()))
                .setQuantity(new Quantity().setValue(line.quantity()))
                .setUnitPrice(FhirParts.money(line.unitPrice(), currency))
                .setNet(FhirParts.money(line.amount(), currency));
        item.addDiagnosisSequence(diagnosis);
        String approval = line.priorApproval();
        if (approval != null) {
            item.addExtension(FhirNames.PRIOR_APPROVAL, new StringType(approval));
        }
        return item;
    }
}
