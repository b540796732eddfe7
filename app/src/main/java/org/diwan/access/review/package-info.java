/** Managers confirm or remove the roles of their teams, every quarter and whenever the security officer asks. */
@NullMarked
package org.diwan.access.review;

import org.jspecify.annotations.NullMarked;
