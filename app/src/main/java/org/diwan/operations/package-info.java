/** The house as those see it who run it: how it stands, what gave up, what waits, and the meters. */
@NullMarked
@ApplicationModule(
        displayName = "operations",
        allowedDependencies = {"cases", "certificates", "identity", "notifications", "web"})
package org.diwan.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
