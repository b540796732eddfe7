/** The task list of clerks and supervisors. */
@NullMarked
@ApplicationModule(
        displayName = "desk",
        allowedDependencies = {"calendar", "cases", "catalog", "forms", "identity", "printing", "registry", "web"})
package org.diwan.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
