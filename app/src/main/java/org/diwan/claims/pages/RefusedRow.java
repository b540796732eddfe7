package org.diwan.claims.pages;

import java.util.Locale;
import org.diwan.claims.ClaimRefusal;
import org.diwan.claims.check.ClaimFinding;
import org.diwan.claims.reason.ReasonWords;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the file.
 *
 * @param claimNo of the claim that was not taken for it, where that is known
 * @param reason in the reader's language
 */
record RefusedRow(int record, String column, String reason, @Nullable String claimNo) {

    static RefusedRow of(ClaimRefusal refusal, ReasonWords words, Locale locale) {
        ClaimFinding finding = refusal.finding();
        return new RefusedRow(
                finding.record(), finding.column(), words.in(finding.reason(), locale), refusal.claimNo());
    }
}
