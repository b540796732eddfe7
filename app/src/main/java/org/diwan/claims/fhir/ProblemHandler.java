package org.diwan.claims.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes what the parser meets, and lets it go on, so that all of it is found at once. */
final class ProblemHandler implements IParserErrorHandler {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 60;

    private final List<FhirProblem> problems;

    ProblemHandler(List<FhirProblem> problems) {
        this.problems = problems;
    }

    private void add(@Nullable IParseLocation where, @Nullable String element, String words) {
        if (problems.size() < MOST) {
            String parent = where == null ? null : where.getParentElementName();
            problems.add(new FhirProblem(path(parent, element), words));
        }
    }

    private static String path(@Nullable String parent, @Nullable String element) {
        String known = Stream.of(Optional.ofNullable(parent), Optional.ofNullable(element))
                .flatMap(Optional::stream)
                .map(ProblemHandler::plain)
                .collect(Collectors.joining("."));
        return known.isEmpty() ? "the resource" : known;
    }

    private static String plain(String name) {
        String text = name.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?");
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation where) {
        add(where, null, "a contained resource has no id");
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation where,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        add(where, element, "is " + type(found, foundScalar) + "; expected is " + type(expected, expectedScalar));
    }

    private static String type(ValueType type, @Nullable ScalarType scalar) {
        return "a JSON " + (scalar == null ? type : scalar).toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation where, String value, String error) {
        add(where, null, "holds a value that is not of its type");
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation where, String element) {
        add(where, element, "is missing");
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation where, String element) {
        add(where, element, "stands more than once");
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation where, String attribute) {
        add(where, attribute, "is no attribute of FHIR R4 here");
    }

    @Override
    public void unknownElement(@Nullable IParseLocation where, String element) {
        add(where, element, "is no element of FHIR R4 here");
    }

    @Override
    public void unknownReference(@Nullable IParseLocation where, String reference) {
        add(where, null, "refers to a contained resource that is not there");
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation where, String reference) {
        add(where, null, "refers to a contained resource that is not there");
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation where) {
        add(where, null, "is an extension with both a value and extensions");
    }
}
