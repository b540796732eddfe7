/** Certificates: issued, shown, signed, verified, revoked. */
@NullMarked
@ApplicationModule(
        displayName = "certificates",
        allowedDependencies = {"cases", "catalog", "identity", "printing", "registry", "web"})
package org.diwan.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
