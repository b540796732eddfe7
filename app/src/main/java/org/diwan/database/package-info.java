/** Where the data lives: the embedded PostgreSQL or the office's own, and the engine's tables in it. */
@NullMarked
@ApplicationModule(
        displayName = "database",
        allowedDependencies = {})
package org.diwan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
