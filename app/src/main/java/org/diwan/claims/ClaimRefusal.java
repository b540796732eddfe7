package org.diwan.claims;

import org.diwan.claims.check.ClaimFinding;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file, for which a claim was not taken.
 *
 * @param claimNo none where the record does not tell it
 */
public record ClaimRefusal(ClaimFinding finding, @Nullable String claimNo) {}
