/** What money goes by: account numbers, as people type them and as banks know them. */
@NullMarked
@ApplicationModule(
        displayName = "money",
        allowedDependencies = {})
package org.diwan.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
