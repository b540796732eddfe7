package org.diwan.claims.check;

import java.util.Objects;
import java.util.stream.Stream;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.DiagnosisComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** An item of a Claim as a line. */
record FhirItem(Claim claim, ItemComponent item, FhirTargets targets) {

    private static final int DAY = "2026-11-22".length();

    FhirCells cells() {
        var cells = new FhirCells()
                .put(ClaimColumn.LINE_NO, text(item.getSequenceElement()))
                .put(ClaimColumn.SERVICE_DATE, day())
                .put(ClaimColumn.SERVICE_CODE, FhirNames.code(item.getProductOrService(), FhirNames.SERVICE))
                .put(ClaimColumn.QUANTITY, FhirAmount.count(item.getQuantity().getValueElement()))
                .put(
                        ClaimColumn.UNIT_PRICE,
                        FhirAmount.money(item.getUnitPrice().getValueElement()))
                .put(ClaimColumn.AMOUNT, FhirAmount.money(item.getNet().getValueElement()));
        diagnosis(cells);
        currency(cells);
        item.getExtensionsByUrl(FhirNames.PRIOR_APPROVAL).stream()
                .map(one -> one.getValue() instanceof PrimitiveType<?> value ? text(value) : "")
                .filter(approval -> !approval.isEmpty())
                .findFirst()
                .ifPresent(approval -> cells.put(ClaimColumn.PRIOR_APPROVAL, approval));
        if (item.hasDetail()) {
            cells.fault(ClaimColumn.LINE_NO, Reason.of("item-details"));
        }
        if (item.hasModifierExtension()) {
            cells.fault(ClaimColumn.LINE_NO, Reason.of("item-modifier"));
        }
        return cells;
    }

    private static String text(PrimitiveType<?> value) {
        return Objects.requireNonNullElse(value.getValueAsString(), "");
    }

    private String day() {
        if (item.getServiced() instanceof DateType date) {
            return text(date);
        }
        if (item.getServiced() instanceof Period period) {
            String start = text(period.getStartElement());
            return start.length() > DAY && start.charAt(DAY) == 'T' ? start.substring(0, DAY) : start;
        }
        return "";
    }

    private void diagnosis(FhirCells cells) {
        DiagnosisComponent named = named();
        if (named == null) {
            if (item.hasDiagnosisSequence()) {
                cells.fault(ClaimColumn.DIAGNOSIS, Reason.of("refers-diagnosis"));
            }
        } else if (named.getDiagnosis() instanceof CodeableConcept concept) {
            cells.put(ClaimColumn.DIAGNOSIS, FhirNames.code(concept, FhirNames.ICD_10));
        } else if (named.getDiagnosis() instanceof Reference reference) {
            targets.diagnosis(reference, cells);
        }
    }

    /** The first that the item names; where it names none, the only one of the claim, or its first. */
    private @Nullable DiagnosisComponent named() {
        Stream<DiagnosisComponent> all = claim.getDiagnosis().stream();
        if (!item.hasDiagnosisSequence()) {
            return all.findFirst().orElse(null);
        }
        PositiveIntType first = item.getDiagnosisSequence().get(0);
        return all.filter(one -> text(one.getSequenceElement()).equals(text(first)))
                .findFirst()
                .orElse(null);
    }

    private void currency(FhirCells cells) {
        String net = Objects.requireNonNullElse(item.getNet().getCurrency(), "");
        String price = Objects.requireNonNullElse(item.getUnitPrice().getCurrency(), "");
        cells.put(ClaimColumn.CURRENCY, net.isEmpty() ? price : net);
        if (!net.isEmpty() && !price.isEmpty() && !net.equals(price)) {
            cells.fault(ClaimColumn.CURRENCY, Reason.of("currencies"));
        }
    }
}
