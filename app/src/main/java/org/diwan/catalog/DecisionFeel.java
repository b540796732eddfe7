package org.diwan.catalog;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL of decision tables. The engine's own parses every cell anew in every evaluation, which took more time than all else
 * of a decision.
 */
final class DecisionFeel extends ScalaFeelEngine {

    DecisionFeel() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        return new ParsedOnce(functions, values);
    }

    private static final class ParsedOnce extends FeelEngine {

        private static final int MOST_KEPT = 5_000;

        private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();

        /** No functions of Java, whatever the library's default is. */
        ParsedOnce(FunctionProvider functions, ValueMapper values) {
            super(functions, values, new Configuration(false), FeelEngineClock.SystemClock$.MODULE$);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return kept(tests, text, super::parseUnaryTests);
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return kept(expressions, text, super::parseExpression);
        }

        private static Either<Failure, ParsedExpression> kept(
                Map<String, Either<Failure, ParsedExpression>> kept,
                String text,
                Function<String, Either<Failure, ParsedExpression>> parser) {
            if (kept.size() > MOST_KEPT) {
                kept.clear();
            }
            return kept.computeIfAbsent(text, parser);
        }
    }
}
