package org.diwan.claims.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Copies values of a JSON file token by token, and minds what is lost on a parser of trees. */
final class JsonCopy {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ClippedText text = new ClippedText();
    private final JsonGenerator to;
    private final Deque<Level> levels = new ArrayDeque<>();
    private String type = "";
    private @Nullable Reason fault;

    JsonCopy() throws IOException {
        to = FACTORY.createGenerator(text);
    }

    /** An object or an array, and where in it we are. */
    private static final class Level {
        private final Set<String> names = new HashSet<>();
        private String name = "";
    }

    /** Copies the token that the parser stands at, and all up to the end of what it begins. */
    void value(JsonParser from) throws IOException {
        int outside = levels.size();
        token(from);
        while (levels.size() > outside) {
            from.nextToken();
            token(from);
        }
    }

    void token(JsonParser from) throws IOException {
        JsonToken token = from.currentToken();
        if (token.isStructEnd()) {
            levels.removeLast();
        }
        if (token == JsonToken.FIELD_NAME) {
            name(from.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
            noteType(from);
        }
        if (text.isClipped()) {
            fault(FhirEntry.TOO_LARGE);
        }
        if (fault == null) {
            write(token, from);
        }
        if (token.isStructStart()) {
            levels.addLast(new Level());
            if (levels.size() > FhirEntry.DEEPEST) {
                fault(FhirEntry.TOO_DEEP);
            }
        }
    }

    private void name(String name) {
        Level level = levels.getLast();
        level.name = name;
        if (!level.names.add(name)) {
            fault(Reason.of("json-twice"));
        }
    }

    /** In an entry the resource lies one level deeper. */
    private void noteType(JsonParser from) throws IOException {
        boolean ofResource = levels.size() == 2 && levels.getFirst().name.equals("resource");
        if (ofResource && levels.getLast().name.equals("resourceType")) {
            type = from.getText();
        }
    }

    private void write(JsonToken token, JsonParser from) throws IOException {
        switch (token) {
            case START_OBJECT -> to.writeStartObject();
            case END_OBJECT -> to.writeEndObject();
            case START_ARRAY -> to.writeStartArray();
            case END_ARRAY -> to.writeEndArray();
            case FIELD_NAME -> to.writeFieldName(from.currentName());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(from.getText());
            case VALUE_TRUE, VALUE_FALSE -> to.writeBoolean(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> to.writeNull();
            default -> to.writeString(from.getText());
        }
    }

    /** A number with an exponent goes on as a text: whoever counts with it must see how it was written. */
    private void number(String digits) throws IOException {
        if (digits.indexOf('e') < 0 && digits.indexOf('E') < 0) {
            to.writeNumber(digits);
        } else {
            to.writeString(digits);
        }
    }

    private void fault(Reason reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    /** The entry that was copied. */
    FhirEntry entry(int number) throws IOException {
        String whole = text();
        return new FhirEntry(number, type, fault == null ? whole : "", fault);
    }

    String text() throws IOException {
        to.flush();
        if (text.isClipped()) {
            fault(FhirEntry.TOO_LARGE);
        }
        return text.toString();
    }

    @Nullable
    Reason fault() {
        return fault;
    }
}
