/** What every page shares: layout, languages, assets, error pages. */
@NullMarked
@ApplicationModule(
        displayName = "web",
        allowedDependencies = {})
package org.diwan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
