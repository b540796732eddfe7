package org.diwan.claims;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.claims.ReviewRows.Claim;
import org.diwan.claims.ReviewRows.Review;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Claims that reviewers decide: opened and settled once each, whoever else tries at the same time. */
@Service
public class Reviews {

    /** The service whose cases do it. */
    public static final String SERVICE = "claim-review";

    private final ReviewRows rows;
    private final BatchRows batches;
    private final Clock clock;

    Reviews(ReviewRows rows, BatchRows batches, Clock clock) {
        this.rows = rows;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * What is to be reviewed.
     *
     * @param reference of the case that does it
     * @param facility that sent the claim
     * @param batch reference of the batch that the claim came in
     * @param objected numbers of the lines that the facility objects to; none: the rules left the claim open
     */
    public record Asked(String reference, String facility, String batch, String claimNo, Set<Integer> objected) {

        boolean isObjection() {
            return !objected.isEmpty();
        }
    }

    /** There is no such claim, it is under review already, or one of the lines cannot be objected to. */
    public static final class NotReviewable extends Exception {

        NotReviewable(String message) {
            super(message);
        }
    }

    /**
     * Opens a review in the caller's transaction; again for the same case, nothing changes.
     *
     * @return the reviewer who decided before what is objected to; none: rules did
     */
    @Transactional
    public Optional<String> open(Asked asked) throws NotReviewable {
        Claim claim = rows.lock(asked.facility(), asked.batch(), asked.claimNo())
                .orElseThrow(() -> new NotReviewable("There is no claim " + asked.claimNo()));
        if (rows.find(asked.reference()).isEmpty()) {
            check(asked, claim);
            rows.add(asked.reference(), claim.id(), asked.isObjection() ? "objection" : "pended", now());
        }
        return rows.decidedBy(claim.id(), asked.objected());
    }

    private void check(Asked asked, Claim claim) throws NotReviewable {
        if (rows.isOpen(claim.id())) {
            throw new NotReviewable("Claim " + claim.id() + " is under review");
        }
        if (!asked.isObjection() && !claim.isPended()) {
            throw new NotReviewable("Nothing of claim " + claim.id() + " is left open");
        }
        if (asked.isObjection() && !objectable(claim.id()).containsAll(asked.objected())) {
            throw new NotReviewable("Of claim " + claim.id() + " some lines cannot be objected to");
        }
    }

    /** Numbers of the lines that the facility may object to now; none while the claim is under review. */
    public Set<Integer> objectable(long claimId) {
        return rows.objectable(claimId, now().minusDays(ReviewRows.DAYS_TO_OBJECT));
    }

    /** How many reviews a claim has had, that which is open among them. */
    public int count(long claimId) {
        return rows.count(claimId);
    }

    /** The lines that a review is about, as they stand, by their number. */
    public List<ReviewedLine> lines(String reference, Set<Integer> objected) {
        return rows.find(reference)
                .map(review -> rows.lines(review.claimId(), objected))
                .orElse(List.of());
    }

    /** The claim of a review. */
    public Optional<Long> claim(String reference) {
        return rows.find(reference).map(Review::claimId);
    }

    /**
     * Writes down what a reviewer decided, in the caller's transaction; what is settled already stays as it is.
     *
     * @param objected as in {@link Asked}
     * @return the batch all of whose claims are decided with this one
     * @throws ImpossibleDecision where it does not decide exactly the lines of the review within what is claimed
     */
    @Transactional
    public Optional<String> settle(String reference, Set<Integer> objected, ReviewDecision decision, String by) {
        Review review = rows.lock(reference);
        if (review.decidedAt() != null) {
            return Optional.empty();
        }
        // What is judged meanwhile of the same people must see what is allowed here, or wait for it.
        batches.lock(rows.lane(review.claimId()));
        List<ReviewedLine> lines = rows.lines(review.claimId(), objected);
        check(reference, lines, objected);
        rows.decide(reference, decision.decide(lines), decision.note(), by, now());
        rows.end(reference, by, now());
        if (review.isObjection()) {
            rows.payAgain(review);
            return Optional.empty();
        }
        return rows.endOfClaim(review.claimId());
    }

    /** Lines change by reviews only, and there is one at a time: all that were asked about are still as they were. */
    private static void check(String reference, List<ReviewedLine> lines, Set<Integer> objected) {
        Set<Integer> found = lines.stream().map(ReviewedLine::lineNo).collect(Collectors.toSet());
        if (lines.isEmpty() || !objected.isEmpty() && !found.equals(objected)) {
            throw new ImpossibleDecision("The lines of " + reference + " are not open");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
