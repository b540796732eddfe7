package org.diwan.catalog.check;

import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstRangeBoundary;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.IterationContext;

/** Walks a parsed FEEL expression: only known nodes and functions, and loops that end after few rounds. */
final class FeelTree {

    private static final BigDecimal MOST_ROUNDS = BigDecimal.valueOf(10_000);
    private static final BigDecimal ROUNDS_OVER_DATA = BigDecimal.valueOf(20);

    private final Set<String> nodes;
    private final Set<String> functions;
    private final List<String> refused = new ArrayList<>();
    private BigDecimal rounds = BigDecimal.ONE;

    FeelTree(Set<String> nodes, Set<String> functions) {
        this.nodes = nodes;
        this.functions = functions;
    }

    Optional<String> refused(Exp root) {
        walk(root);
        if (rounds.compareTo(MOST_ROUNDS) > 0) {
            refused.add("its loops make more than " + MOST_ROUNDS + " rounds");
        }
        return refused.stream().findFirst();
    }

    private void walk(Object node) {
        if (node instanceof Iterable<?> list) {
            for (Iterator<?> each = list.iterator(); each.hasNext(); ) {
                walk(each.next());
            }
            return;
        }
        if (node instanceof Exp) {
            known(node);
        }
        if (node instanceof InputInRange) {
            return;
        }
        Feel.parts(node).forEach(this::walk);
    }

    private void known(Object node) {
        String name = node.getClass().getSimpleName().replace("$", "");
        if (!nodes.contains(name)) {
            refused.add(name + " is not allowed");
        }
        if (node instanceof FunctionInvocation call && !functions.contains(call.function())) {
            refused.add("the function " + call.function() + " is not allowed");
        }
        if (node instanceof IterationContext range) {
            multiply(span(range.start(), range.end()));
        } else if (node instanceof ConstRange range) {
            multiply(span(end(range.start()), end(range.end())));
        } else if (Set.of("For", "SomeItem", "EveryItem", "Filter").contains(name)) {
            multiply(ROUNDS_OVER_DATA);
        }
    }

    private void multiply(BigDecimal times) {
        rounds = rounds.multiply(times.max(BigDecimal.ONE)).min(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    private static Object end(ConstRangeBoundary boundary) {
        return Feel.parts(boundary).get(0);
    }

    /** How many whole numbers lie between two literals; too many where they are none. */
    private static BigDecimal span(Object start, Object end) {
        return start instanceof ConstNumber from && end instanceof ConstNumber to
                ? to.value()
                        .bigDecimal()
                        .subtract(from.value().bigDecimal())
                        .abs()
                        .add(BigDecimal.ONE)
                : MOST_ROUNDS.add(BigDecimal.ONE);
    }
}
