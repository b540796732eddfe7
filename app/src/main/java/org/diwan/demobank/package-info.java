/** A bank for demonstrations: takes what is put into the banks' folder and answers by the last digit of the account. */
@NullMarked
@ApplicationModule(
        displayName = "demobank",
        allowedDependencies = {})
package org.diwan.demobank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
