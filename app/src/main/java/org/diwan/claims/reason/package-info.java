/** Why something in a file is refused: a key and values, told in every language. Knows no claims. */
@NullMarked
package org.diwan.claims.reason;

import org.jspecify.annotations.NullMarked;
