/** Cases as they might have been: for a demonstration and for measuring, marked as such and loaded in bulk. */
@NullMarked
package org.diwan.insight.history;

import org.jspecify.annotations.NullMarked;
