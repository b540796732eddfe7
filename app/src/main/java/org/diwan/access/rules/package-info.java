/** What rules in DRL weigh an access request by, and what they find. Knows no database. */
@NullMarked
package org.diwan.access.rules;

import org.jspecify.annotations.NullMarked;
