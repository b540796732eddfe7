/** Cases: one run of a service for one client, with its submissions, timeline and decisions. */
@NullMarked
@ApplicationModule(
        displayName = "cases",
        allowedDependencies = {"calendar", "catalog", "forms", "identity", "registry", "web"})
package org.diwan.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
