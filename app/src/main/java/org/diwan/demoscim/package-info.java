/** Systems for demonstrations that speak SCIM 2.0: accounts and groups, and habits good and bad. */
@NullMarked
@ApplicationModule(
        displayName = "demoscim",
        allowedDependencies = {"web"})
package org.diwan.demoscim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
