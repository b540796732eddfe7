package org.diwan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads form-js JSON; collects everything it cannot take, so that an analyst sees all of it at once. */
class SchemaReader {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    /** Properties of form-js that change the data or the options, and that are not read here. */
    private static final Set<String> NOT_READ = Set.of("path", "isRepeating", "valuesKey", "valuesExpression");

    private final List<Finding> findings = new ArrayList<>();
    private String page = "";

    FormSchema read(String json) {
        JsonNode root = tree(json);
        String id = root.path("id").asText("form");
        if (!root.path("components").isArray()) {
            findings.add(new Finding(id, "is not a form: it has no list of components"));
        }
        int version = root.path("schemaVersion").asInt(1);
        if (version > FormSchema.NEWEST_VERSION) {
            findings.add(
                    new Finding(id, "has schema version " + version + ", newer than " + FormSchema.NEWEST_VERSION));
        }
        List<FormComponent> components = components(root.path("components"), List.of());
        if (!findings.isEmpty()) {
            throw new FormSchemaException(findings);
        }
        String language = root.path("properties").path("language").asText("en");
        return new FormSchema(id, language, components);
    }

    private JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FormSchemaException(
                    List.of(new Finding("form", "is not JSON: " + e.getOriginalMessage() + at(e))));
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private List<FormComponent> components(JsonNode list, List<String> outerHides) {
        List<FormComponent> components = new ArrayList<>();
        list.forEach(node -> components.add(component(node, outerHides)));
        return List.copyOf(components);
    }

    private FormComponent component(JsonNode node, List<String> outerHides) {
        String type = node.path("type").asText("");
        String key = node.path("key").asText("");
        String id = node.path("id").asText(key.isEmpty() ? type : key);
        refuseUnreadable(node, type, key, id);
        Map<String, String> properties = properties(node.path("properties"));
        page = properties.getOrDefault("page", page);
        String itsPage = page;
        List<String> hides = new ArrayList<>(outerHides);
        String hide = node.path("conditional").path("hide").asText("");
        if (!hide.isBlank()) {
            hides.add(hide);
        }
        return new FormComponent(
                type,
                id,
                key,
                itsPage,
                node.path("label").asText(""),
                node.path("description").asText(""),
                node.path("text").asText(""),
                validation(node),
                options(node.path("values")),
                plain(node.path("defaultValue")),
                List.copyOf(hides),
                node.path("readonly").asBoolean() || node.path("disabled").asBoolean(),
                properties,
                components(node.path("components"), hides));
    }

    private void refuseUnreadable(JsonNode node, String type, String key, String id) {
        if (!ComponentType.known(type)) {
            findings.add(new Finding(id, "has the type “" + type + "”, which is not known here"));
        } else if (ComponentType.of(type) instanceof Question
                && !KEY.matcher(key).matches()) {
            findings.add(new Finding(
                    id, key.isEmpty() ? "has no key" : "has the key “" + key + "”: use letters, digits and _ only"));
        }
        if (type.equals("datetime") && !node.path("subtype").asText("date").equals("date")) {
            findings.add(new Finding(id, "asks for a time of day, which is not known here; use subtype date"));
        }
        NOT_READ.stream()
                .filter(name ->
                        node.hasNonNull(name) && !node.path(name).asText("x").equals("false"))
                .filter(name -> !node.path(name).asText("x").isEmpty())
                .sorted()
                .forEach(name -> findings.add(new Finding(id, "uses “" + name + "”, which is not known here")));
    }

    private static Validation validation(JsonNode node) {
        JsonNode validate = node.path("validate");
        return new Validation(
                validate.path("required").asBoolean(),
                text(validate.path("validationType")),
                text(validate.path("pattern")),
                number(validate.path("minLength")),
                number(validate.path("maxLength")),
                text(validate.path("min")),
                text(validate.path("max")),
                number(node.path("decimalDigits")));
    }

    private static List<FormComponent.Option> options(JsonNode values) {
        List<FormComponent.Option> options = new ArrayList<>();
        values.forEach(v -> {
            String value = v.path("value").asText("");
            options.add(new FormComponent.Option(value, v.path("label").asText(value)));
        });
        return List.copyOf(options);
    }

    private static Map<String, String> properties(JsonNode node) {
        Map<String, String> properties = new LinkedHashMap<>();
        node.fields()
                .forEachRemaining(e -> properties.put(e.getKey(), e.getValue().asText()));
        return Map.copyOf(properties);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isEmpty() ? node.asText() : null;
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.isNumber() || node.isTextual() && node.asText().matches("\\d{1,6}") ? node.asInt() : null;
    }

    private static @Nullable Object plain(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : JSON.convertValue(node, Object.class);
    }
}
