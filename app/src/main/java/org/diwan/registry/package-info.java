/** The institution's records of people, employers, work, wages, benefits and what claims are judged by, with validity in time. */
@NullMarked
@ApplicationModule(
        displayName = "registry",
        allowedDependencies = {"identity", "money", "web"})
package org.diwan.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
