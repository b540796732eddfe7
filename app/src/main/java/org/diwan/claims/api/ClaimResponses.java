package org.diwan.claims.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.diwan.claims.RuleTexts;
import org.diwan.claims.api.ClaimRecord.Line;
import org.diwan.claims.api.ClaimRecord.Payment;
import org.diwan.claims.check.FhirNames;
import org.diwan.claims.pages.Fired;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.ClaimResponse.PaymentComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.ClaimResponse.Use;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What becomes of a claim, as a ClaimResponse in the caller's language. */
@Component
class ClaimResponses {

    private static final String LANGUAGES = "urn:ietf:bcp:47";
    private static final String ADJUDICATION = FhirParts.HL7 + "adjudication";

    private final RuleTexts rules;
    private final MessageSource messages;

    ClaimResponses(RuleTexts rules, MessageSource messages) {
        this.rules = rules;
        this.messages = messages;
    }

    ClaimResponse of(ClaimRecord claim) {
        Locale locale = LocaleContextHolder.getLocale();
        Instant answered = claim.judgedAt();
        var response = new ClaimResponse();
        response.setId(claim.id().toString());
        response.setLanguage(locale.getLanguage());
        response.addIdentifier(FhirParts.identifier(FhirNames.CLAIM_NO, claim.claimNo()));
        response.setStatus(ClaimResponseStatus.ACTIVE)
                .setType(FhirParts.type(claim))
                .setUse(Use.CLAIM)
                .setPatient(FhirParts.patient(claim))
                .setCreatedElement(FhirParts.time(answered == null ? claim.sentAt() : answered))
                .setInsurer(new Reference().setDisplay(messages.getMessage("web.institution", null, locale)))
                .setRequestor(FhirParts.facility(claim))
                .setRequest(new Reference("Claim/" + claim.id())
                        .setIdentifier(FhirParts.identifier(FhirNames.CLAIM_NO, claim.claimNo())))
                .setOutcome(outcome(claim));
        Notes notes = new Notes(response, locale);
        claim.lines().forEach(line -> response.addItem(item(line, claim.currency(), notes)));
        total(response, "submitted", claim.amount(), claim);
        if (!claim.isWaiting()) {
            total(response, "benefit", claim.allowed(), claim);
        }
        pay(response, claim);
        return response;
    }

    private static RemittanceOutcome outcome(ClaimRecord claim) {
        if (claim.isWaiting()) {
            return RemittanceOutcome.QUEUED;
        }
        return claim.isDecided() ? RemittanceOutcome.COMPLETE : RemittanceOutcome.PARTIAL;
    }

    private ItemComponent item(Line line, String currency, Notes notes) {
        var item = new ItemComponent().setItemSequence(line.lineNo());
        item.addAdjudication(money("submitted", line.amount(), currency));
        String outcome = line.outcome();
        BigDecimal allowed = line.allowed();
        if (line.isDecided() && allowed != null) {
            item.addAdjudication(money("eligible", allowed, currency));
            item.addAdjudication(money("benefit", allowed, currency));
        }
        if (outcome != null) {
            item.addAdjudication(new AdjudicationComponent()
                    .setCategory(FhirParts.concept(FhirParts.OURS + "adjudication", "outcome"))
                    .setReason(FhirParts.concept(FhirParts.OURS + "outcome", outcome)));
        }
        for (Fired fired : line.fired()) {
            String words = rules.tell(fired.rule(), fired.args(), fired.currency());
            item.addAdjudication(new AdjudicationComponent()
                    .setCategory(FhirParts.concept(FhirParts.OURS + "adjudication", "rule"))
                    .setReason(FhirParts.concept(FhirParts.OURS + "rule", fired.rule())
                            .setText(words)));
            int note = notes.number(words);
            if (item.getNoteNumber().stream().noneMatch(one -> Objects.equals(one.getValue(), note))) {
                item.addNoteNumber(note);
            }
        }
        return item;
    }

    private static AdjudicationComponent money(String category, BigDecimal amount, String currency) {
        return new AdjudicationComponent()
                .setCategory(FhirParts.concept(ADJUDICATION, category))
                .setAmount(FhirParts.money(amount, currency));
    }

    private static void total(ClaimResponse response, String category, BigDecimal amount, ClaimRecord claim) {
        response.addTotal()
                .setCategory(FhirParts.concept(ADJUDICATION, category))
                .setAmount(FhirParts.money(amount, claim.currency()));
    }

    /** FHIR knows one payment of a claim: the last one, with all that is paid by now. */
    private static void pay(ClaimResponse response, ClaimRecord claim) {
        if (claim.payments().isEmpty()) {
            return;
        }
        Payment last = claim.payments().get(claim.payments().size() - 1);
        boolean whole = claim.isDecided() && claim.paid().compareTo(claim.allowed()) == 0;
        response.setPayment(new PaymentComponent()
                .setType(FhirParts.concept(FhirParts.HL7 + "ex-paymenttype", whole ? "complete" : "partial"))
                .setDateElement(new DateType(last.paidOn().toString()))
                .setAmount(FhirParts.money(claim.paid(), claim.currency()))
                .setIdentifier(FhirParts.identifier(FhirParts.PAYMENT, last.order())));
    }

    /** What rules say, each sentence once. */
    private static final class Notes {

        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final ClaimResponse response;
        private final Locale locale;

        private Notes(ClaimResponse response, Locale locale) {
            this.response = response;
            this.locale = locale;
        }

        private int number(String words) {
            return numbers.computeIfAbsent(words, sentence -> {
                int number = numbers.size() + 1;
                response.addProcessNote()
                        .setNumber(number)
                        .setText(sentence)
                        .setLanguage(FhirParts.concept(LANGUAGES, locale.getLanguage()));
                return number;
            });
        }
    }
}
