package org.diwan.claims.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The entries of a Bundle in JSON. Members of an object have no order, so what the file is shows at its end. */
final class JsonEntries implements FhirEntries {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(FhirEntry.DEEPEST_FILE)
                    .maxStringLength(FhirEntry.MOST_CHARACTERS)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser json;
    private final JsonCopy around;
    private String type = "";
    private boolean within;
    private boolean bundle;
    private boolean over;
    private int number;

    JsonEntries(RereadFile file) throws IOException {
        json = FACTORY.createParser(Utf8Text.open(file.begin()));
        around = new JsonCopy();
    }

    @Override
    public @Nullable FhirEntry next() throws IOException {
        try {
            return over ? null : read();
        } catch (StreamConstraintsException e) {
            throw new ClaimFileRefused(at("file-json-deep"));
        } catch (JsonProcessingException e) {
            throw new ClaimFileRefused(at("file-json"));
        } catch (CharacterCodingException e) {
            throw Utf8Text.refused();
        }
    }

    private @Nullable FhirEntry read() throws IOException {
        if (json.currentToken() == null) {
            start();
        }
        while (true) {
            JsonToken token = json.nextToken();
            if (within && token == JsonToken.START_OBJECT) {
                return entry();
            }
            if (within && token == JsonToken.END_ARRAY) {
                within = false;
            } else if (within) {
                throw new ClaimFileRefused(at("file-json-entry"));
            } else if (token == JsonToken.END_OBJECT) {
                return end();
            } else {
                member();
            }
        }
    }

    private void start() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new ClaimFileRefused(Reason.of("file-fhir", Reason.of("found-no-object")));
        }
        around.token(json);
    }

    private FhirEntry entry() throws IOException {
        FhirEntry.refuseMany(number);
        var copy = new JsonCopy();
        copy.value(json);
        return copy.entry(number++);
    }

    private void member() throws IOException {
        String name = json.currentName();
        if (name.equals("entry")) {
            if (bundle || json.nextToken() != JsonToken.START_ARRAY) {
                throw new ClaimFileRefused(at("file-json-array"));
            }
            bundle = true;
            within = true;
            return;
        }
        around.token(json);
        JsonToken value = json.nextToken();
        if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
            type = json.getText();
        }
        around.value(json);
    }

    /** Only now is it known whether this was a Bundle; a single resource has been gathered whole. */
    private @Nullable FhirEntry end() throws IOException {
        around.token(json);
        over = true;
        if (json.nextToken() != null) {
            throw new ClaimFileRefused(at("file-json-after"));
        }
        String text = around.text();
        if (around.fault() != null) {
            throw new ClaimFileRefused(Reason.of("file-fault", around.fault()));
        }
        bundle |= type.equals("Bundle");
        if (!type.equals(bundle ? "Bundle" : "Claim")) {
            throw new ClaimFileRefused(Reason.of("file-fhir", Reason.of("found-json")));
        }
        return bundle ? null : new FhirEntry(-1, type, text, null);
    }

    private Reason at(String key) {
        JsonLocation place = json.currentLocation();
        return Reason.of(key, place.getLineNr(), place.getColumnNr());
    }

    @Override
    public String bundle() {
        try {
            return bundle && over ? around.text() : "";
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
