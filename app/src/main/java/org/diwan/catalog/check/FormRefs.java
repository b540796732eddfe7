package org.diwan.catalog.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of the forms of a bundle. */
final class FormRefs {

    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxStringLength(SafeXml.MAX_BYTES)
                            .maxDocumentLength(SafeXml.MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private FormRefs() {}

    static Set<String> of(Bundle bundle) {
        return bundle.top(".form").stream()
                .map(path -> id(bundle.bytes(path)))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The id that a form gives itself, empty where the file is no form. */
    private static String id(byte[] form) {
        try {
            JsonNode json = JSON.readTree(form);
            return json == null ? "" : json.path("id").asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
