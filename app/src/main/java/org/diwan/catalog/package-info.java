/** The services on offer: their bundles checked, deployed and described. */
@NullMarked
@ApplicationModule(
        displayName = "catalog",
        allowedDependencies = {"calendar", "forms", "web"})
package org.diwan.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
