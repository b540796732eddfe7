/** Claims of hospitals and pharmacies: files read and checked, batches kept, each claim judged and paid, all of it shown to the sender. */
@NullMarked
@ApplicationModule(
        displayName = "claims",
        allowedDependencies = {
            "bank",
            "cases",
            "catalog",
            "desk",
            "forms",
            "identity",
            "printing",
            "registry",
            "rules",
            "web"
        })
package org.diwan.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
