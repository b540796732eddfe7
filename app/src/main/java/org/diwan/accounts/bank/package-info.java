/** Messages with banks: ISO 20022, out and in, by folder and by HTTP. */
@NullMarked
package org.diwan.accounts.bank;

import org.jspecify.annotations.NullMarked;
