package org.diwan.claims.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** JSON can say what XML cannot: control characters, and half a character. */
final class XmlTexts {

    private XmlTexts() {}

    /** Puts question marks for such characters in a whole tree; says whether there were any. */
    static boolean clean(JsonNode node) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> one : object.properties()) {
                if (isBad(one.getValue())) {
                    one.setValue(cleaned(one.getValue()));
                    changed = true;
                }
                changed |= clean(one.getValue());
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (isBad(array.get(i))) {
                    array.set(i, cleaned(array.get(i)));
                    changed = true;
                }
                changed |= clean(array.get(i));
            }
        }
        return changed;
    }

    static boolean isHalf(JsonNode node) {
        return node.isTextual() && node.textValue().codePoints().anyMatch(XmlTexts::isSurrogate);
    }

    private static boolean isBad(JsonNode node) {
        return node.isTextual() && node.textValue().codePoints().anyMatch(c -> !isOfXml(c));
    }

    private static JsonNode cleaned(JsonNode node) {
        return TextNode.valueOf(node.textValue()
                .codePoints()
                .map(c -> isOfXml(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isOfXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && !isSurrogate(c) && c != 0xFFFE && c != 0xFFFF;
    }
}
