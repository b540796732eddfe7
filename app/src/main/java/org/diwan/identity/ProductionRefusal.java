package org.diwan.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator the reasons instead of a stack trace. */
class ProductionRefusal extends AbstractFailureAnalyzer<NotFitForProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NotFitForProduction cause) {
        return new FailureAnalysis(text(cause.getMessage()), "See docs/operations.md.", cause);
    }

    private static String text(@Nullable String message) {
        return message == null ? "Not fit for production." : message;
    }
}
