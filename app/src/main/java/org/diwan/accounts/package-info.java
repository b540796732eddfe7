/** Accounts that benefits are paid to: changes of them, payment runs, questions to banks. */
@NullMarked
@ApplicationModule(
        displayName = "accounts",
        allowedDependencies = {"bank", "calendar", "cases", "identity", "money", "registry", "web"})
package org.diwan.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
