/** Questions to banks whether accounts are their holders', and what banks answer. */
@NullMarked
package org.diwan.accounts.bank;

import org.jspecify.annotations.NullMarked;
