/** Systems that speak SCIM 2.0 (RFC 7643 and 7644), decision 29. */
@NullMarked
package org.diwan.access.scim;

import org.jspecify.annotations.NullMarked;
