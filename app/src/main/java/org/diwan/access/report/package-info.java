/** Who may do what, who said so, and what is not as it should be: pages and files for security officers and auditors. */
@NullMarked
package org.diwan.access.report;

import org.jspecify.annotations.NullMarked;
