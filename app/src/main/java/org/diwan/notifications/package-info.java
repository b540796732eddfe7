/** What people are told, by mail and SMS, once each. */
@NullMarked
@ApplicationModule(
        displayName = "notifications",
        allowedDependencies = {"cases", "catalog", "identity", "registry", "web"})
package org.diwan.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
