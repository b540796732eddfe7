/** Takes the files in: registers them, once each, and keeps their claims. */
@NullMarked
package org.diwan.claims.intake;

import org.jspecify.annotations.NullMarked;
