/** Printed documents: XHTML from the services' bundles to PDF for keeping and for screen readers. */
@NullMarked
@ApplicationModule(
        displayName = "printing",
        allowedDependencies = {})
package org.diwan.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
