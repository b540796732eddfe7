package org.diwan.claims.pages;

import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.claims.Reviews;
import org.diwan.claims.RuleTexts;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Another claim of the same patient, for whoever reviews a claim; that it was looked at is kept. */
@Controller
@Needs(Permission.CLAIMS_REVIEW)
class RelatedClaimController {

    /** In the audit: a reviewer looked at another claim of the patient. */
    private static final String SEEN = "related-claim-seen";

    private final Tasks tasks;
    private final Reviews reviews;
    private final ReviewLines lines;
    private final RuleTexts texts;
    private final Cases cases;
    private final TransactionTemplate transaction;

    RelatedClaimController(
            Tasks tasks,
            Reviews reviews,
            ReviewLines lines,
            RuleTexts texts,
            Cases cases,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.reviews = reviews;
        this.lines = lines;
        this.texts = texts;
        this.cases = cases;
        this.transaction = transaction;
    }

    @GetMapping("/desk/tasks/{id}/claims/{claim}")
    String show(
            @PathVariable("id") String id,
            @PathVariable("claim") long other,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        Task task = tasks.find(id)
                .filter(one -> one.service().equals(Reviews.SERVICE))
                .filter(one -> one.candidateGroup().equals(Role.REVIEWER.engineGroup()))
                .orElseThrow(OwnFacility::notFound);
        long claim = reviews.claim(task.reference()).orElseThrow(OwnFacility::notFound);
        if (!lines.isRelated(claim, other)) {
            throw OwnFacility.notFound();
        }
        transaction.executeWithoutResult(status -> cases.note(task.reference(), SEEN, person.userName()));
        model.addAttribute("task", task);
        model.addAttribute("head", lines.head(other).orElseThrow(OwnFacility::notFound));
        model.addAttribute("rows", lines.rows(other));
        model.addAttribute("texts", texts);
        return "claims/related";
    }
}
