package org.diwan.forms;

import camundajar.impl.scala.collection.Seq;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.DefaultValueMapper$;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/** FEEL as forms use it: conditions as unary tests, all else as expressions. */
class Feel {

    static final int LONGEST = 2048;

    private final Clock clock;
    private final FeelEngineApi engine;

    Feel(Clock clock) {
        this.clock = clock;
        this.engine = new FeelEngineApi(new SteadyFeel(
                FunctionProvider.EmptyFunctionProvider$.MODULE$, javaValues(), () -> ZonedDateTime.now(clock)));
    }

    Clock clock() {
        return clock;
    }

    /** A condition of form-js is a unary test without input: it holds only when it gives true. */
    boolean holds(String condition, Map<String, Object> data) {
        ParseResult parsed = test(condition);
        if (parsed.isFailure()) {
            return false;
        }
        EvaluationResult result = engine.evaluateWithInput(parsed.parsedExpression(), null, data);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /** What an expression gives, as JSON would hold it; null where it fails. */
    @Nullable
    Object value(String expression, Map<String, Object> data) {
        ParseResult parsed = expression(expression);
        if (parsed.isFailure()) {
            return null;
        }
        EvaluationResult result = engine.evaluate(parsed.parsedExpression(), data);
        return result.isSuccess() ? Plain.json(java(result.result())) : null;
    }

    /** Why a condition cannot be used, if so. */
    Optional<String> problemOfTest(String condition) {
        return problem(condition, test(condition));
    }

    /** Why an expression cannot be used, if so. */
    Optional<String> problemOfExpression(String expression) {
        return problem(expression, expression(expression));
    }

    private static Optional<String> problem(String text, ParseResult parsed) {
        if (text.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        return parsed.isFailure() ? Optional.of(parsed.failure().message()) : Optional.empty();
    }

    private ParseResult test(String condition) {
        return engine.parseUnaryTests(bare(condition));
    }

    private ParseResult expression(String expression) {
        return engine.parseExpression(bare(expression));
    }

    /** Without the sign that leads expressions in form-js; too long a text becomes one that does not parse. */
    private static String bare(String text) {
        if (text.length() > LONGEST) {
            return "(";
        }
        return text.strip().replaceFirst("^=", "").strip();
    }

    /** The engine's own collections as those of Java, all the way down. */
    private static @Nullable Object java(@Nullable Object value) {
        if (value instanceof Seq<?> items) {
            return CollectionConverters.asJava(items).stream().map(Feel::java).collect(Collectors.toList());
        }
        if (value instanceof camundajar.impl.scala.collection.Map<?, ?> object) {
            Map<Object, @Nullable Object> named = new LinkedHashMap<>();
            CollectionConverters.asJava(object).forEach((name, inner) -> named.put(name, java(inner)));
            return named;
        }
        return value;
    }

    private static ValueMapper javaValues() {
        return new ValueMapper.CompositeValueMapper(
                FeelEngineBuilder.forJava().customValueMappers().$colon$colon(DefaultValueMapper$.MODULE$.instance()));
    }
}
