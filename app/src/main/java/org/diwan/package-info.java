/** Diwan: an e-service is content, the diagram is the story, Java its verbs. */
@NullMarked
package org.diwan;

import org.jspecify.annotations.NullMarked;
