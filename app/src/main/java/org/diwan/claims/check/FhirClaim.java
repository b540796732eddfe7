package org.diwan.claims.check;

import java.util.ArrayList;
import java.util.List;
import org.diwan.claims.fhir.FhirProblem;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.Use;

/** A Claim as lines of a claim file. */
final class FhirClaim {

    private final Claim claim;
    private final FhirTargets targets;

    FhirClaim(Claim claim, FhirSubjects subjects) {
        this.claim = claim;
        this.targets = new FhirTargets(claim, subjects);
    }

    /** One for each item, in their order; a claim without items is one line that is refused. */
    List<FhirCells> lines(List<FhirProblem> problems) {
        FhirCells head = head();
        var lines = new ArrayList<FhirCells>();
        for (ItemComponent item : claim.getItem()) {
            FhirCells line = new FhirItem(claim, item, targets).cells();
            lines.add(line);
        }
        if (lines.isEmpty()) {
            head.refuse(Reason.of("claim-no-item"));
            lines.add(new FhirCells());
        }
        problems.stream().map(FhirPath::inResource).forEach(problem -> tell(problem, head, lines));
        lines.forEach(line -> line.addAll(head));
        return lines;
    }

    private FhirCells head() {
        var head = new FhirCells();
        head.put(ClaimColumn.CLAIM_NO, FhirNames.identifier(claim.getIdentifier(), FhirNames.CLAIM_NO));
        targets.facility(head);
        targets.patient(head);
        if (claim.getStatus() != ClaimStatus.ACTIVE && claim.getStatus() != null) {
            head.refuse(Reason.of("claim-status"));
        }
        if (claim.getUse() != Use.CLAIM && claim.getUse() != null) {
            head.refuse(Reason.of("claim-use"));
        }
        if (claim.hasModifierExtension() || claim.hasImplicitRules()) {
            head.refuse(Reason.of("claim-modifier"));
        }
        claim.getInsurance().stream()
                .filter(InsuranceComponent::hasPreAuthRef)
                .findFirst()
                .map(one -> one.getPreAuthRef().get(0).getValueAsString())
                .ifPresent(reference -> head.put(ClaimColumn.PRIOR_APPROVAL, reference));
        return head;
    }

    /** Tells a problem where it is, unless the check of all formats names the same cell. */
    private static void tell(FhirProblem problem, FhirCells head, List<FhirCells> lines) {
        FhirPath place = FhirPath.of(problem.path());
        ClaimColumn column = place.column();
        Reason reason = FhirSubject.refusal(problem);
        if (column == null) {
            head.refuse(reason);
            return;
        }
        boolean known = place.item() >= 0 && place.item() < lines.size();
        FhirCells cells = known ? lines.get(place.item()) : head;
        if (!cells.isRefusedAnyway(column)) {
            cells.fault(column, reason);
        }
    }
}
