/** Rules in DRL: compiled for each service and release, fired with a limit and a watchdog. Knows nothing of what they are about. */
@NullMarked
@ApplicationModule(
        displayName = "rules",
        allowedDependencies = {})
package org.diwan.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
