package org.diwan.claims.fhir;

import ca.uhn.fhir.context.FhirContext;

/** The model of FHIR R4, shared by all who read or write it. It is made when first asked for: that takes most of a second. */
public final class FhirR4 {

    private FhirR4() {}

    /** Safe for all threads; its parsers are not, and cost nothing to make. */
    public static FhirContext context() {
        return Made.CONTEXT;
    }

    private static final class Made {

        private static final FhirContext CONTEXT = make();

        private static FhirContext make() {
            FhirContext context = FhirContext.forR4();
            context.getParserOptions()
                    .setOverrideResourceIdWithBundleEntryFullUrl(false)
                    .setStripVersionsFromReferences(false);
            return context;
        }
    }
}
