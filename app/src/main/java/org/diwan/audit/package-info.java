/** Who did what: one entry an act, in the transaction of the act. */
@NullMarked
@ApplicationModule(
        displayName = "audit",
        allowedDependencies = {"accounts", "cases", "claims", "desk", "identity"})
package org.diwan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
