package org.diwan.claims.api;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpStatus;

/** A call that is answered with a state and what is wrong. */
final class FhirRefused extends RuntimeException {

    private final HttpStatus status;
    private final transient OperationOutcome outcome;

    FhirRefused(HttpStatus status, OperationOutcome outcome) {
        super(status.getReasonPhrase());
        this.status = status;
        this.outcome = outcome;
    }

    /** @param text in the caller's language */
    FhirRefused(HttpStatus status, IssueType code, String text) {
        this(status, Outcomes.error(code, text));
    }

    HttpStatus status() {
        return status;
    }

    OperationOutcome outcome() {
        return outcome;
    }
}
