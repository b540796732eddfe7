/** What facilities are told of what they are paid: orders, their claims line by line, and why something is not paid. */
@NullMarked
package org.diwan.claims.remittance;

import org.jspecify.annotations.NullMarked;
