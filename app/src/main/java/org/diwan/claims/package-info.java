/** Claims of hospitals and pharmacies: their files read and checked, batches kept, each claim judged by the rules. */
@NullMarked
@ApplicationModule(
        displayName = "claims",
        allowedDependencies = {"catalog", "registry", "web"})
package org.diwan.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
