package org.diwan.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form in the JSON schema of form-js (Camunda Forms), as read from a service's bundle.
 *
 * @param id the form's id, {@code <service>-<form>}: the first part of every text key
 * @param language the language in which the schema's own labels are written
 * @param components the components of the first level, in order
 * @param oddities what was found in it that may not do what its author thinks
 */
public record FormSchema(String id, String language, List<FormComponent> components, List<Finding> oddities) {

    /** The newest version of the schema that this code was written for. */
    public static final int NEWEST_VERSION = 19;

    private static final Pattern LIST = Pattern.compile("\\bregistry\\.(\\w+)");

    /**
     * Reads a form.
     *
     * @throws FormSchemaException when it is no form, or has a component that would not be shown
     */
    public static FormSchema parse(String json) {
        return new SchemaReader().read(json);
    }

    /** The question pages, in order; one page without a name when the form names none. */
    public List<String> pages() {
        List<String> pages =
                components.stream().map(FormComponent::page).distinct().toList();
        return pages.isEmpty() ? List.of("") : pages;
    }

    /** The question, or the list, of this path, if the form asks it; numbers of rows do not matter. */
    public Optional<FormComponent> question(String path) {
        String plain = Data.plain(path);
        return all().filter(c -> c.asks() || c.repeats())
                .filter(c -> c.path().equals(plain))
                .findFirst();
    }

    /** Whether anything in it is filled in from what is known already. */
    public boolean isPrefilled() {
        return all().anyMatch(c -> c.properties().containsKey("prefill"));
    }

    /** The lists of the record that its options, tables, conditions and texts name: {@code registry.<name>}. */
    public Set<String> lists() {
        return all().flatMap(c -> Stream.of(
                        c.setting("valuesKey"),
                        c.setting("valuesExpression"),
                        c.setting("dataSource"),
                        c.setting("text"),
                        c.hide()))
                .flatMap(setting -> LIST.matcher(setting).results())
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether files can be sent with it. */
    public boolean takesFiles() {
        return all().anyMatch(c -> c.type().equals("filepicker"));
    }

    /** Every question, also those inside groups and lists. */
    Stream<FormComponent> questions() {
        return all().filter(FormComponent::asks);
    }

    Stream<FormComponent> all() {
        return components.stream().flatMap(FormComponent::withDescendants);
    }
}
