/** What a claim file must be, row by row, whatever its format. Needs the registry only and stores nothing. */
@NullMarked
package org.diwan.claims.check;

import org.jspecify.annotations.NullMarked;
