/** When the institution works: days, hours and holidays of its offices. */
@NullMarked
@ApplicationModule(
        displayName = "calendar",
        allowedDependencies = {})
package org.diwan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
