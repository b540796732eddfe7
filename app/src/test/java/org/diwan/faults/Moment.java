package org.diwan.faults;

import org.jspecify.annotations.Nullable;

/** Where the house is killed on the way from a bank's answer to a pension's payment. */
enum Moment {
    /** Any time. */
    ANY(null),
    /** The answer has come, nothing of it is kept. */
    ANSWER_COMES("bank_message"),
    /** The answer is kept, its case is just being told. */
    CASE_IS_TOLD("timeline_entry"),
    /** The bank has confirmed, the registry is about to be written. */
    REGISTRY_IS_WRITTEN("benefit_account_period"),
    /** The registry is written, the change not yet settled. */
    CHANGE_IS_SETTLED("account_change"),
    /** All is written, nothing yet holds. */
    CASE_ENDS("case_file"),
    /** The month's run is noted, its payments are about to be. */
    MONTH_IS_PAID("payment"),
    /** The month is paid, its file is being made. */
    FILE_IS_MADE(null);

    private final @Nullable String table;

    Moment(@Nullable String table) {
        this.table = table;
    }

    /** The table that the house waits for then; null where no table tells. */
    @Nullable
    String table() {
        return table;
    }
}
