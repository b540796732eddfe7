package org.diwan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads form-js JSON; collects everything it cannot take, so that an analyst sees all of it at once. */
class SchemaReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern KEY =
            Pattern.compile("(?=.{1,200}$)[A-Za-z0-9][\\w-]{0,99}(\\.[A-Za-z0-9][\\w-]{0,99})*");
    /** A name of digits alone would be taken for the number of a row. */
    private static final Pattern NUMBERED = Pattern.compile("(.*\\.)?\\d+(\\..*)?");
    /** What has its own place in a component; all else is a setting of its type. */
    private static final Set<String> OWN_PLACE = Set.of(
            "type",
            "id",
            "key",
            "label",
            "description",
            "validate",
            "values",
            "defaultValue",
            "conditional",
            "readonly",
            "disabled",
            "properties",
            "components");

    private static final int DEEPEST = 12;
    /** What some editors put before everything. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> oddities = new ArrayList<>();
    private String page = "";
    private int unnamed;

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
        List<FormComponent> components = components(root.path("components"), "", 0);
        if (!findings.isEmpty()) {
            throw new FormSchemaException(findings);
        }
        String language = root.path("properties").path("language").asText("en");
        return new FormSchema(id, language, components, List.copyOf(oddities));
    }

    private JsonNode tree(String json) {
        try {
            return JSON.readTree(json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json);
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage();
            String twice = what.startsWith("Duplicate field ") ? "says twice in one object: " + what.substring(16) : "";
            throw new FormSchemaException(
                    List.of(new Finding("form", (twice.isEmpty() ? "is not JSON: " + what : twice) + at(e))));
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private List<FormComponent> components(JsonNode list, String prefix, int depth) {
        List<FormComponent> components = new ArrayList<>();
        if (depth > DEEPEST) {
            findings.add(new Finding(prefix, "has components more than " + DEEPEST + " levels deep"));
            return components;
        }
        list.forEach(node -> components.add(component(node, prefix, depth)));
        return List.copyOf(components);
    }

    private FormComponent component(JsonNode node, String prefix, int depth) {
        String type = node.path("type").asText("");
        boolean known = ComponentType.known(type);
        boolean asks = known && ComponentType.of(type) instanceof Question;
        boolean contains = known && ComponentType.of(type) instanceof Container;
        String key = node.path(contains ? "path" : "key").asText("");
        String id = node.path("id").asText(key.isEmpty() ? type + "-" + ++unnamed : key);
        Map<String, String> properties = properties(node.path("properties"));
        Map<String, Object> settings = settings(node);
        refuseUnreadable(node, type, key, id);
        sayOdd(node, id);
        page = properties.getOrDefault("page", page);
        String itsPage = page;
        String name = asks || contains ? key : "";
        String path = name.isEmpty() ? prefix : prefix.isEmpty() ? name : prefix + "." + name;
        return new FormComponent(
                type,
                id,
                name,
                path,
                itsPage,
                node.path("label").asText(""),
                node.path("description").asText(""),
                validation(node.path("validate")),
                Option.of(plain(node.path("values"))),
                plain(node.path("defaultValue")),
                node.path("conditional").path("hide").asText(""),
                isSet(node.path("disabled")) ? "true" : node.path("readonly").asText("false"),
                properties,
                settings,
                components(node.path("components"), path, depth + 1));
    }

    private void refuseUnreadable(JsonNode node, String type, String key, String id) {
        if (!ComponentType.known(type)) {
            findings.add(new Finding(id, "has the type “" + type + "”, which is not known here"));
            return;
        }
        boolean repeats = type.equals("dynamiclist") || node.path("isRepeating").asBoolean();
        boolean needsKey = ComponentType.of(type) instanceof Question || repeats;
        String what = ComponentType.of(type) instanceof Container ? "path" : "key";
        if (key.isEmpty() && needsKey) {
            findings.add(new Finding(id, "has no " + what));
        } else if (!key.isEmpty()) {
            unfit(key).ifPresent(why -> findings.add(new Finding(id, "has the " + what + " “" + key + "”: " + why)));
        }
        Set<String> subtypes = Set.of("date", "time", "datetime");
        if (type.equals("datetime") && !subtypes.contains(node.path("subtype").asText("date"))) {
            findings.add(new Finding(id, "has a subtype other than date, time and datetime"));
        }
        String format = node.path("properties").path(TextField.FORMAT).asText("");
        if (!format.isEmpty() && !(type.equals("textfield") && format.equals(TextField.IBAN))) {
            findings.add(new Finding(id, "has a format other than " + TextField.IBAN + " of a textfield"));
        }
    }

    private void sayOdd(JsonNode node, String id) {
        JsonNode required = node.path("validate").path("required");
        if (isSet(required) && required.isTextual()) {
            odd(id, "has the text “" + required.asText() + "” for required, which means yes whatever it says");
        }
        if (isSet(node.path("disabled")) && node.path("disabled").isTextual()) {
            odd(
                    id,
                    "has the text “" + node.path("disabled").asText()
                            + "” for disabled, which means yes whatever it says");
        }
        String hide = node.path("conditional").path("hide").asText("");
        if (!hide.isBlank() && !Scope.isExpression(hide)) {
            odd(id, "has a condition that does not begin with =; form-js would leave it aside, here it hides");
        }
    }

    private void odd(String id, String message) {
        oddities.add(new Finding(id, message, Finding.Weight.ODD));
    }

    /** Yes, or as form-js has it, anything that is neither no nor nothing. */
    private static boolean isSet(JsonNode flag) {
        return flag.isTextual() ? !flag.asText().isEmpty() : flag.asBoolean();
    }

    /** Why this cannot be the name of an answer, if so. */
    private static Optional<String> unfit(String key) {
        if (key.startsWith("_") || key.contains("._")) {
            return Optional.of("names that begin with _ are kept for the controls of the page");
        }
        if (NUMBERED.matcher(key).matches()) {
            return Optional.of("a number alone names a row, so put a letter to it");
        }
        return KEY.matcher(key).matches() ? Optional.empty() : Optional.of("use letters, digits, _, - and dots only");
    }

    private static Validation validation(JsonNode validate) {
        return new Validation(
                isSet(validate.path("required")),
                text(validate.path("validationType")),
                text(validate.path("pattern")),
                text(validate.path("patternErrorMessage")),
                text(validate.path("minLength")),
                text(validate.path("maxLength")),
                text(validate.path("min")),
                text(validate.path("max")));
    }

    private static Map<String, Object> settings(JsonNode node) {
        Map<String, Object> settings = new LinkedHashMap<>();
        node.fields().forEachRemaining(e -> {
            Object value = OWN_PLACE.contains(e.getKey()) ? null : plain(e.getValue());
            if (value != null) {
                settings.put(e.getKey(), value);
            }
        });
        return Collections.unmodifiableMap(settings);
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

    private static @Nullable Object plain(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : Plain.json(JSON.convertValue(node, Object.class));
    }
}
