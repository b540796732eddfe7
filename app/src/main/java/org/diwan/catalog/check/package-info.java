/** The model police: what a bundle may hold, said with file, line, element and rule. Starts nothing, deploys nothing. */
@NullMarked
@NamedInterface("check")
package org.diwan.catalog.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
