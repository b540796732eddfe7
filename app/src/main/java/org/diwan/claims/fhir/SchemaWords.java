package org.diwan.claims.fhir;

import java.util.regex.Pattern;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The validator's words, without the value that it complains of. */
record SchemaWords(String message, @Nullable String value) {

    private static final int LONGEST = 240;
    private static final Pattern VALUE =
            Pattern.compile("cvc-(pattern|enumeration|datatype|attribute\\.3|type\\.3|minLength|maxLength|min|max)");

    /** Whether the element arrived at is not wrong itself but does not belong where it stands. */
    boolean areOfParent() {
        return message.startsWith("cvc-complex-type.2.4");
    }

    Reason told() {
        return Reason.of(key(), words());
    }

    private String key() {
        if (areOfParent()) {
            return "schema-content";
        }
        return VALUE.matcher(message).lookingAt() ? "schema-value" : "schema";
    }

    private String words() {
        String words = value == null ? message : message.replace("'" + value + "'", "");
        words = words.replaceFirst("^cvc-[a-zA-Z0-9.-]+: ", "")
                .replaceAll("\"http://[^\"]*\":", "")
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }
}
