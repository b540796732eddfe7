package org.diwan.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diwan.claims.PatientRows.Known;
import org.diwan.claims.Uses.Stored;
import org.diwan.claims.rules.ClaimFacts;
import org.diwan.claims.rules.ClaimFacts.Facility;
import org.diwan.claims.rules.ClaimFacts.Usual;
import org.diwan.claims.rules.Judge;
import org.diwan.claims.rules.Line;
import org.diwan.claims.rules.Outcome;
import org.diwan.claims.rules.Use;
import org.diwan.claims.rules.Verdict;

/** Some claims of a batch with all that is to be known of them, judged one after the other. */
record Chunk(Sender sender, List<Claim> claims, Known patients, Uses uses) {

    /** What all claims of a batch have in common. */
    record Sender(Facility facility, LocalDate receivedOn, Optional<Usual> usual) {}

    /** A part of the claims of a batch: all those of a person are in one. */
    record Lane(long batchId, int number, Sender sender) {}

    /** A claim whose lines know the decision data of their days. */
    record Claim(WaitingClaim waiting, List<Line> lines) {}

    /** Each claim in turn: one that stands counts against those behind it. */
    List<JudgedClaim> judge(Judge judge) {
        List<JudgedClaim> judged = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            ClaimFacts facts = facts(claim);
            JudgedClaim one = new JudgedClaim(claim.waiting(), facts, judge.judge(facts));
            one.lines()
                    .filter(line -> line.verdict().outcome() != Outcome.DENY)
                    .forEach(line -> uses.add(
                            facts.nationalId(),
                            new Stored(line.stored().id(), use(claim.waiting(), line.stored(), line.verdict()))));
            judged.add(one);
        }
        return judged;
    }

    private ClaimFacts facts(Claim claim) {
        WaitingClaim waiting = claim.waiting();
        return new ClaimFacts(
                waiting.claimNo(),
                sender.facility(),
                waiting.nationalId(),
                patients.patient(waiting.nationalId()),
                patients.covered(waiting.nationalId()),
                sender.receivedOn(),
                waiting.amount(),
                sender.usual().orElse(null),
                claim.lines(),
                uses.before(waiting.nationalId(), claim.lines()));
    }

    private Use use(WaitingClaim claim, WaitingClaim.StoredLine line, Verdict.OfLine verdict) {
        return new Use(
                claim.claimNo(),
                sender.facility().facilityId(),
                line.no(),
                line.serviceCode(),
                line.serviceDate(),
                verdict.allowedQuantity(),
                false);
    }
}
