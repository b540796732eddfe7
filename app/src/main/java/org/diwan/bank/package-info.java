/** Messages with banks: ISO 20022, out and in, by folder and by HTTP; which banks there are, and whose account we pay from. */
@NullMarked
@ApplicationModule(
        displayName = "bank",
        allowedDependencies = {"cases", "identity", "money", "web"})
package org.diwan.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
