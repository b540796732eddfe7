/** Who may do what in which system: asked for, weighed, approved, given, reviewed and taken away. */
@NullMarked
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {
            "calendar",
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
package org.diwan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
