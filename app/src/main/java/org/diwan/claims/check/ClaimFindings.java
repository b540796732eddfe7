package org.diwan.claims.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param records lines of claims in the file, good and bad
 * @param claims how many claims they make
 * @param facilityId whose file it is, where that is known
 * @param currency of the file, where a row has one
 * @param findings in the order of the file
 * @param refusedClaims numbers of the claims that are not taken because of a finding
 * @param claimByRecord number of the claim that a record belongs to, where that is known
 */
public record ClaimFindings(
        int records,
        int claims,
        @Nullable String facilityId,
        @Nullable String currency,
        List<ClaimFinding> findings,
        Set<String> refusedClaims,
        Map<Integer, String> claimByRecord) {}
