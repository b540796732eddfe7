/** Claims of hospitals and pharmacies: their files read and checked. */
@NullMarked
@ApplicationModule(
        displayName = "claims",
        allowedDependencies = {"registry"})
package org.diwan.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
