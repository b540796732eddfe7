package org.diwan.claims.api;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.diwan.claims.check.FhirNames;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;

/** Pieces that our resources are made of. */
final class FhirParts {

    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    static final String OURS = "https://diwan.example/fhir/CodeSystem/";

    /** Orders to pay. */
    static final String PAYMENT = "https://diwan.example/fhir/sid/claim-payment";

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private FhirParts() {}

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    static Money money(BigDecimal amount, String currency) {
        return new Money().setValue(amount).setCurrency(currency);
    }

    static DateTimeType time(Instant time) {
        return new DateTimeType(Date.from(time), TemporalPrecisionEnum.SECOND, UTC);
    }

    static Reference patient(ClaimRecord claim) {
        var patient = new Reference().setIdentifier(identifier(FhirNames.NATIONAL_ID, claim.nationalId()));
        // An element of FHIR holds something or is not there; a name of blanks alone is no name.
        return claim.patientName().isBlank() ? patient : patient.setDisplay(claim.patientName());
    }

    static Reference facility(ClaimRecord claim) {
        return new Reference().setIdentifier(identifier(FhirNames.FACILITY, claim.facilityId()));
    }

    /** The kind of claim that the facility's kind makes. */
    static CodeableConcept type(ClaimRecord claim) {
        return concept(
                HL7 + "claim-type",
                switch (claim.facilityKind()) {
                    case "pharmacy" -> "pharmacy";
                    case "clinic" -> "professional";
                    default -> "institutional";
                });
    }
}
