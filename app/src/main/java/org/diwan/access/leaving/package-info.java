/** Somebody has left: account, sessions, work and every role in every system, and the proof of it. */
@NullMarked
package org.diwan.access.leaving;

import org.jspecify.annotations.NullMarked;
