/** What managers look at: the overview, the cases behind each figure, and what each figure means. */
@NullMarked
package org.diwan.insight.pages;

import org.jspecify.annotations.NullMarked;
