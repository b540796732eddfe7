package org.diwan.claims.fhir;

import org.jspecify.annotations.Nullable;

/** The validator's words, without the value that it complains of. */
record SchemaWords(String message, @Nullable String value) {

    private static final int LONGEST = 240;

    /** Whether the element arrived at is not wrong itself but does not belong where it stands. */
    boolean areOfParent() {
        return message.startsWith("cvc-complex-type.2.4");
    }

    String told() {
        String words = value == null ? message : message.replace("'" + value + "'", "");
        words = words.replaceFirst("^cvc-[a-zA-Z0-9.-]+: ", "")
                .replaceAll("\"http://[^\"]*\":", "")
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }
}
