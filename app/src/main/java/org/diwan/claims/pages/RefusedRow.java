package org.diwan.claims.pages;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the file.
 *
 * @param claimNo of the claim that was not taken for it, where that is known
 * @param reason as the check says it
 */
record RefusedRow(int record, String column, String reason, @Nullable String claimNo) {}
