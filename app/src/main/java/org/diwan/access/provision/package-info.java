/** Systems that roles are given in: giving, taking and reading back, decision 29. */
@NullMarked
package org.diwan.access.provision;

import org.jspecify.annotations.NullMarked;
