package org.diwan.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a team were reviewed; published in the transaction that notes it.
 *
 * @param by user name of who decided, absent where nobody did in time
 * @param counts roles by what was decided: keep, remove, silent, own, moved, gone
 */
public record AccessReviewed(String reference, String manager, @Nullable String by, Map<String, Integer> counts) {}
