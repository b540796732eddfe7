package org.diwan.claims.fhir;

/**
 * Something in a resource that is not FHIR R4.
 *
 * @param path such as {@code Claim.item[2].servicedDate}
 * @param words that never repeat the value
 */
public record FhirProblem(String path, String words) {

    @Override
    public String toString() {
        return path + ": " + words;
    }
}
