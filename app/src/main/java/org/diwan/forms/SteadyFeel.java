package org.diwan.forms;

import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import camundajar.impl.scala.util.Right;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.impl.parser.ExpressionValidator;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL that makes its built-in functions once and parses each text once. The library's engine does both anew in each
 * evaluation, which cost more than everything else of a decision. It calls no functions of Java.
 */
public final class SteadyFeel extends FeelEngine {

    private static final int MOST_KEPT = 5_000;

    private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();
    private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
    private final ExpressionValidator validator = new ExpressionValidator(false);
    private final FeelInterpreter interpreter;
    private final FunctionProvider functions;

    /**
     * @param more functions beside the built-in ones
     * @param clock what {@code today()} and {@code now()} look at
     */
    public SteadyFeel(FunctionProvider more, ValueMapper values, FeelEngineClock clock) {
        super(more, values, new Configuration(false), clock);
        interpreter = new FeelInterpreter(values);
        functions = new FunctionProvider.CompositeFunctionProvider(List$.MODULE$
                .<FunctionProvider>empty()
                .$colon$colon(more)
                .$colon$colon(new BuiltinFunctions(clock, values)));
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
        return kept(tests, text, super::parseUnaryTests);
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
        return kept(expressions, text, super::parseExpression);
    }

    /** Takes what it has parsed itself, which is why nothing is checked again. */
    @Override
    public EvaluationResult evaluate(ParsedExpression parsed, Context data) {
        var failures = new EvaluationFailureCollector();
        var builtIn =
                new EvalContext(valueMapper(), VariableProvider.EmptyVariableProvider$.MODULE$, functions, failures);
        try {
            Val value = interpreter.eval(parsed.expression(), builtIn.merge(data));
            if (value instanceof ValError error) {
                return failed(parsed, error.error(), failures);
            }
            if (value instanceof ValFatalError error) {
                return failed(parsed, error.error(), failures);
            }
            return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures.failures());
        } catch (RuntimeException fault) {
            return failed(parsed, fault.toString(), failures);
        }
    }

    private static EvaluationResult failed(ParsedExpression parsed, String why, EvaluationFailureCollector failures) {
        return new FailedEvaluationResult(
                new Failure("'" + parsed.text() + "' cannot be evaluated: " + why), failures.failures());
    }

    private Either<Failure, ParsedExpression> kept(
            Map<String, Either<Failure, ParsedExpression>> kept,
            String text,
            Function<String, Either<Failure, ParsedExpression>> parser) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(text, one -> parser.apply(one).flatMap(this::allowed));
    }

    private Either<Failure, ParsedExpression> allowed(ParsedExpression parsed) {
        var objection = validator.validateExpression(parsed.expression());
        return objection.isDefined() ? new Left<>(objection.get()) : new Right<>(parsed);
    }
}
