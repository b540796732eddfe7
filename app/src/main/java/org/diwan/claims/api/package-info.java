/** Claims and what becomes of them as FHIR R4 over HTTP, for programs of facilities that have a key. */
@NullMarked
package org.diwan.claims.api;

import org.jspecify.annotations.NullMarked;
