package org.diwan.claims.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.claims.check.ClaimFinding;
import org.diwan.claims.check.FhirElements;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonWords;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is wrong, or how far something has come, as FHIR says it. */
@Component
class Outcomes {

    private static final String PREFIX = "claims.api.";

    private static final Map<String, IssueType> CODES = Map.of(
            "missing", IssueType.REQUIRED,
            "refers-nothing", IssueType.NOTFOUND,
            "patient", IssueType.CODEINVALID,
            "facility", IssueType.CODEINVALID,
            "diagnosis", IssueType.CODEINVALID,
            "service", IssueType.CODEINVALID,
            "fhir", IssueType.STRUCTURE,
            "product", IssueType.BUSINESSRULE);

    private final ReasonWords words;
    private final MessageSource messages;

    Outcomes(ReasonWords words, MessageSource messages) {
        this.words = words;
        this.messages = messages;
    }

    static OperationOutcome error(IssueType code, String text) {
        return one(IssueSeverity.ERROR, code, text);
    }

    private static OperationOutcome one(IssueSeverity severity, IssueType code, String text) {
        var outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(severity).setCode(code).getDetails().setText(text);
        return outcome;
    }

    /** A text of the API in the caller's language. */
    String text(String key, Object... values) {
        return messages.getMessage(PREFIX + key, values, LocaleContextHolder.getLocale());
    }

    /** Something that goes on by itself. */
    OperationOutcome underWay(String key, Object... values) {
        return one(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, text(key, values));
    }

    /** Why a body was not read. */
    OperationOutcome refused(Reason reason) {
        return error(IssueType.STRUCTURE, words.in(reason, LocaleContextHolder.getLocale()));
    }

    /** One issue for each finding, with the element that it is about. */
    OperationOutcome findings(List<ClaimFinding> findings, IssueSeverity severity) {
        Locale locale = LocaleContextHolder.getLocale();
        var outcome = new OperationOutcome();
        for (ClaimFinding finding : findings) {
            OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(severity)
                    .setCode(CODES.getOrDefault(finding.reason().key(), IssueType.VALUE))
                    .setDiagnostics(finding.record() + " " + finding.column());
            issue.getDetails().setText(words.in(finding.reason(), locale));
            if (!finding.place().isEmpty()) {
                issue.addExpression(FhirElements.of(finding.place(), finding.column()));
            }
        }
        return outcome;
    }
}
