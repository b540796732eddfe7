/** FHIR R4 as HAPI reads it and the published schemas judge it. Knows no claims. */
@NullMarked
package org.diwan.claims.fhir;

import org.jspecify.annotations.NullMarked;
