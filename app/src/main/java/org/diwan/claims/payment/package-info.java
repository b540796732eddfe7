/** Pays facilities: orders by two officers, sent to the bank, settled by its report. */
@NullMarked
package org.diwan.claims.payment;

import org.jspecify.annotations.NullMarked;
