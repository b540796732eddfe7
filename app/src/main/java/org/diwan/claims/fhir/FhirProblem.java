package org.diwan.claims.fhir;

import org.diwan.claims.reason.Reason;

/**
 * Something in a resource that is not FHIR R4.
 *
 * @param path such as {@code Claim.item[2].servicedDate}
 * @param words never repeat the value
 */
public record FhirProblem(String path, Reason words) {

    /** The path of what is wrong with a resource as a whole. */
    public static final String WHOLE = "the resource";

    @Override
    public String toString() {
        return path + ": " + words;
    }
}
