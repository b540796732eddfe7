package org.diwan.catalog.check;

/** An expression that is not of the language of models; the message says why. */
public final class ExpressionRefused extends RuntimeException {

    ExpressionRefused(String message) {
        super(message);
    }
}
