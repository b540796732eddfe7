package org.diwan.desk;

import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff gave a reason to look at all that there is about a client, or looked; published in the transaction
 * that has to hold for the page to be shown.
 *
 * @param act {@code client-look-begun}, {@code client-seen} or {@code client-contacts-seen}
 * @param look number of the row that keeps the reason, in the clerk's own words where there are any
 * @param reason phone, counter, case, task or other
 * @param reference the case that was the reason
 */
public record ClientSeen(String act, String client, String by, long look, String reason, @Nullable String reference) {}
