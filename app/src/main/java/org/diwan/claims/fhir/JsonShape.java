package org.diwan.claims.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What HAPI's JSON parser overlooks: a list where one value stands and the other way round, texts for numbers, numbers
 * that would fill the memory. Extensions are left to the parser and the schema.
 */
final class JsonShape {

    private static final int MOST = 100;
    private static final Reason HALF = Reason.of("fhir-half");
    private static final Set<String> UNDECLARED = Set.of("resourceType", "extension", "modifierExtension", "id");
    private static final Set<String> NUMBERS = Set.of("decimal", "integer", "positiveInt", "unsignedInt");

    private final FhirContext context;
    private final List<FhirProblem> problems = new ArrayList<>();

    JsonShape(FhirContext context) {
        this.context = context;
    }

    List<FhirProblem> problems() {
        return problems;
    }

    void resource(String path, JsonNode node) {
        String type = node.path("resourceType").asText("");
        if (!node.isObject() || type.isEmpty()) {
            add(path, Reason.of("fhir-no-type"));
            return;
        }
        try {
            members(path.isEmpty() ? type : path + "." + type, node, context.getResourceDefinition(type));
        } catch (DataFormatException e) {
            add(path.isEmpty() ? "resourceType" : path, Reason.of("fhir-no-resource"));
        }
    }

    private void members(String path, JsonNode node, BaseRuntimeElementCompositeDefinition<?> type) {
        for (Map.Entry<String, JsonNode> one : node.properties()) {
            String name = one.getKey();
            boolean sister = name.startsWith("_");
            if (sister || UNDECLARED.contains(name)) {
                numbers(path + "." + name, "", name, one.getValue());
            }
            if (UNDECLARED.contains(name)) {
                continue;
            }
            BaseRuntimeChildDefinition child = type.getChildByName(sister ? name.substring(1) : name);
            if (child == null) {
                add(path + "." + (name.matches("[A-Za-z]{1,60}") ? name : "?"), Reason.of("fhir-element"));
            } else if (!sister) {
                member(path + "." + name, name, one.getValue(), child);
            }
        }
    }

    private void member(String path, String name, JsonNode value, BaseRuntimeChildDefinition child) {
        boolean list = child.getMax() != 1;
        if (value.isArray() != list) {
            add(path, Reason.of(list ? "fhir-array-not" : "fhir-array"));
            return;
        }
        int number = 0;
        for (JsonNode one : list ? value : List.of(value)) {
            value(list ? path + "[" + number++ + "]" : path, name, one, child);
        }
    }

    private void value(String path, String name, JsonNode value, BaseRuntimeChildDefinition child) {
        if (name.equals("contained") || name.equals("resource")) {
            resource(path, value);
            return;
        }
        @Nullable BaseRuntimeElementDefinition<?> type = child.getChildByName(name);
        if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            if (value.isObject()) {
                members(path, value, composite);
            } else {
                add(path, Reason.of("fhir-object"));
            }
        } else if (type != null) {
            scalar(path, type.getName(), value);
        }
    }

    private void scalar(String path, String type, JsonNode value) {
        if (XmlTexts.isHalf(value)) {
            add(path, HALF);
        }
        if (NUMBERS.contains(type)) {
            Reason wrong = PlainNumber.refuse(value);
            if (wrong != null) {
                add(path, wrong);
            }
        } else if (type.equals("boolean") && !value.isBoolean()) {
            add(path, Reason.of("fhir-boolean"));
        } else if (!type.equals("boolean") && !value.isTextual() && !value.isNull()) {
            add(path, Reason.of("fhir-string"));
        }
    }

    /** Numbers that are too long, in what is not looked at otherwise. */
    private void numbers(String path, String around, String name, JsonNode node) {
        if (node.isArray()) {
            node.forEach(one -> numbers(path, around, name, one));
        } else if (node.isObject()) {
            node.properties().forEach(one -> numbers(path, name, one.getKey(), one.getValue()));
        } else {
            boolean meant = node.isNumber() || node.isTextual() && PlainNumber.isMeant(name, around);
            if (meant && PlainNumber.TOO_LONG.equals(PlainNumber.refuse(node))) {
                add(path, PlainNumber.TOO_LONG);
            }
            if (XmlTexts.isHalf(node)) {
                add(path, HALF);
            }
        }
    }

    private void add(String path, Reason words) {
        if (problems.size() < MOST || words.equals(PlainNumber.TOO_LONG)) {
            problems.add(new FhirProblem(path, words));
        }
    }
}
