package org.diwan.claims;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a facility sends at once.
 *
 * @param reference of its case
 * @param format csv, xlsx, fhir, form or api
 * @param sha256 of its content, in hexadecimal: the same content of the same facility is the same batch
 * @param document the file among the case's documents
 */
public record NewBatch(
        String reference,
        String facilityId,
        @Nullable String fileName,
        String format,
        String sha256,
        @Nullable UUID document,
        String submittedBy,
        String channel) {}
