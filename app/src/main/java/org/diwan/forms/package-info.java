/** Forms: form-js schema to accessible HTML, and validation from the same schema. */
@NullMarked
@ApplicationModule(
        displayName = "forms",
        allowedDependencies = {"money"})
package org.diwan.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
