package org.diwan.claims.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Notes what the parser meets, and lets it go on, so that all of it is found at once. */
final class ProblemHandler implements IParserErrorHandler {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 60;

    private final List<FhirProblem> problems;

    ProblemHandler(List<FhirProblem> problems) {
        this.problems = problems;
    }

    private void add(@Nullable IParseLocation where, @Nullable String element, Reason words) {
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
        return known.isEmpty() ? FhirProblem.WHOLE : known;
    }

    private static String plain(String name) {
        String text = name.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?");
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation where) {
        add(where, null, Reason.of("fhir-contained"));
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation where,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        add(where, element, Reason.of("fhir-json", type(found, foundScalar), type(expected, expectedScalar)));
    }

    private static Reason type(ValueType type, @Nullable ScalarType scalar) {
        return Reason.of("json-" + (scalar == null ? type : scalar).toString().toLowerCase(Locale.ROOT));
    }

    @Override
    public void invalidValue(@Nullable IParseLocation where, String value, String error) {
        add(where, null, Reason.of("fhir-type"));
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation where, String element) {
        add(where, element, Reason.of("missing"));
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation where, String element) {
        add(where, element, Reason.of("fhir-twice"));
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation where, String attribute) {
        add(where, attribute, Reason.of("fhir-attribute"));
    }

    @Override
    public void unknownElement(@Nullable IParseLocation where, String element) {
        add(where, element, Reason.of("fhir-element"));
    }

    @Override
    public void unknownReference(@Nullable IParseLocation where, String reference) {
        add(where, null, Reason.of("fhir-reference"));
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation where, String reference) {
        add(where, null, Reason.of("fhir-reference"));
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation where) {
        add(where, null, Reason.of("fhir-extension"));
    }
}
