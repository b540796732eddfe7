package org.diwan.catalog.check;

import camundajar.impl.scala.Product;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** The part of FEEL that decisions may use: it always ends soon, and reaches nothing but its inputs. */
final class Feel {

    private static final int LONGEST = 2048;
    private static final int DEEPEST = 30;

    private static final Set<String> NODES = Set.of(
            "Addition",
            "ArithmeticNegation",
            "AtLeastOne",
            "ClosedConstRangeBoundary",
            "Conjunction",
            "ConstBool",
            "ConstContext",
            "ConstDate",
            "ConstDateTime",
            "ConstDayTimeDuration",
            "ConstInputValue",
            "ConstList",
            "ConstLocalDateTime",
            "ConstLocalTime",
            "ConstNull",
            "ConstNumber",
            "ConstRange",
            "ConstString",
            "ConstTime",
            "ConstYearMonthDuration",
            "Disjunction",
            "Division",
            "Equal",
            "EveryItem",
            "Filter",
            "For",
            "FunctionInvocation",
            "GreaterOrEqual",
            "GreaterThan",
            "If",
            "In",
            "InputEqualTo",
            "InputGreaterOrEqual",
            "InputGreaterThan",
            "InputInRange",
            "InputLessOrEqual",
            "InputLessThan",
            "InstanceOf",
            "IterationContext",
            "LessOrEqual",
            "LessThan",
            "Multiplication",
            "NamedFunctionParameters",
            "Not",
            "OpenConstRangeBoundary",
            "PathExpression",
            "PositionalFunctionParameters",
            "Ref",
            "SomeItem",
            "Subtraction",
            "UnaryTestExpression");

    /** None takes a pattern (some never end), makes numbers of any length, or draws from chance. */
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "after",
            "all",
            "any",
            "append",
            "before",
            "ceiling",
            "concatenate",
            "contains",
            "count",
            "date",
            "date and time",
            "day of week",
            "distinct values",
            "duration",
            "ends with",
            "even",
            "flatten",
            "floor",
            "get or else",
            "get value",
            "includes",
            "index of",
            "is blank",
            "is defined",
            "is empty",
            "last day of month",
            "list contains",
            "lower case",
            "max",
            "mean",
            "min",
            "modulo",
            "month of year",
            "not",
            "number",
            "odd",
            "reverse",
            "starts with",
            "string",
            "string length",
            "sublist",
            "substring",
            "substring after",
            "substring before",
            "sum",
            "time",
            "trim",
            "union",
            "upper case",
            "week of year",
            "years and months duration");

    /** What a form may use beside: nothing hangs on its judging the same again years later. */
    private static final Set<String> MORE_IN_FORMS = Set.of(
            "context",
            "context merge",
            "context put",
            "day of year",
            "decimal",
            "duplicate values",
            "get entries",
            "insert before",
            "list replace",
            "median",
            "mode",
            "now",
            "partition",
            "product",
            "remove",
            "round down",
            "round half down",
            "round half up",
            "round up",
            "sort",
            "sqrt",
            "string join",
            "today");

    private static final Set<String> IN_FORMS =
            Stream.concat(FUNCTIONS.stream(), MORE_IN_FORMS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final FeelEngineApi ENGINE =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private Feel() {}

    /** Why this is no expression for a decision, if so. */
    static Optional<String> refusedExpression(String text) {
        return refused(text, false, FUNCTIONS);
    }

    /** Why this is no test of an input, if so. */
    static Optional<String> refusedTest(String text) {
        return refused(text, true, FUNCTIONS);
    }

    /** Why this is nothing for a form, if so. */
    static Optional<String> refusedInForm(String text, boolean test) {
        return refused(text, test, IN_FORMS);
    }

    private static Optional<String> refused(String text, boolean test, Set<String> functions) {
        if (text.length() > LONGEST) {
            return Optional.of("longer than 2 KB");
        }
        if (depth(text) > DEEPEST) {
            return Optional.of("nested deeper than " + DEEPEST);
        }
        try {
            ParseResult parsed = test ? ENGINE.parseUnaryTests(text) : ENGINE.parseExpression(text);
            return parsed.isSuccess()
                    ? new FeelTree(NODES, functions)
                            .refused(parsed.parsedExpression().expression())
                    : Optional.of("is no FEEL: " + parsed.failure().message());
        } catch (StackOverflowError e) {
            return Optional.of("nested too deep");
        }
    }

    /** Brackets, and the words that open an expression in an expression. */
    private static int depth(String text) {
        int open = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, open);
        }
        return Math.max(deepest, text.split("\\b(if|for|some|every|not|function)\\b", -1).length - 1);
    }

    static List<?> parts(Object node) {
        return node instanceof Product product
                ? IntStream.range(0, product.productArity())
                        .mapToObj(product::productElement)
                        .toList()
                : List.of();
    }
}
