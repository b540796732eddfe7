package org.diwan.claims.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource that was read, right or wrong.
 *
 * @param resource none: the text cannot be read as one at all
 * @param problems what does not validate; texts of wrong values stand in the resource as they came
 */
public record FhirRead<T extends Resource>(@Nullable T resource, List<FhirProblem> problems) {}
