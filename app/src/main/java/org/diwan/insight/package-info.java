/** Figures for managers: what came, what was decided, how long it took, what is open, and the cases behind each. */
@NullMarked
@ApplicationModule(
        displayName = "insight",
        allowedDependencies = {"calendar", "cases", "catalog", "identity", "web"})
package org.diwan.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
