/** Who did what: one entry an act, in the transaction of the act; sealed into a chain, signed, searched and verified. */
@NullMarked
@ApplicationModule(
        displayName = "audit",
        allowedDependencies = {
            "access",
            "accounts",
            "cases",
            "catalog",
            "claims",
            "desk",
            "identity",
            "operations",
            "registry",
            "web"
        })
package org.diwan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
