/** The rules that claims are judged by, and what they are told: facts in, verdict out. Knows no database. */
@NullMarked
package org.diwan.claims.rules;

import org.jspecify.annotations.NullMarked;
