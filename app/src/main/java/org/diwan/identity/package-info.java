/** People's accounts, factors and roles, and who may open which address. */
@NullMarked
@ApplicationModule(
        displayName = "identity",
        allowedDependencies = {"calendar", "printing", "web"})
package org.diwan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
