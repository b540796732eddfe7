/** The pages of hospitals and pharmacies: send a file, see what became of it and of the money. */
@NullMarked
package org.diwan.claims.pages;

import org.jspecify.annotations.NullMarked;
