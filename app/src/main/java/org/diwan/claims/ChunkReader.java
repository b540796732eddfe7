package org.diwan.claims;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.claims.Chunk.Claim;
import org.diwan.claims.Chunk.Lane;
import org.diwan.claims.Uses.Wanted;
import org.springframework.stereotype.Component;

/** Reads the next claims of a batch with all that is to be known of them, in four queries however many they are. */
@Component
class ChunkReader {

    private final WaitingClaims waiting;
    private final PatientRows patients;
    private final UseRows uses;

    ChunkReader(WaitingClaims waiting, PatientRows patients, UseRows uses) {
        this.waiting = waiting;
        this.patients = patients;
        this.uses = uses;
    }

    Chunk next(Lane lane, DecisionData data, int most) {
        List<Claim> claims = waiting.next(lane.batchId(), lane.number(), most).stream()
                .map(claim ->
                        new Claim(claim, claim.lines().stream().map(data::line).toList()))
                .toList();
        Set<String> people =
                claims.stream().map(claim -> claim.waiting().nationalId()).collect(Collectors.toSet());
        Set<Wanted> wanted = claims.stream()
                .flatMap(claim -> claim.lines().stream()
                        .flatMap(line -> Wanted.by(claim.waiting().nationalId(), line)))
                .collect(Collectors.toSet());
        return new Chunk(lane.sender(), claims, patients.find(people), uses.find(wanted));
    }
}
