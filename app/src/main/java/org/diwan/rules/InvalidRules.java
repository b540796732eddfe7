package org.diwan.rules;

/** Rules that cannot be read or compiled. */
public final class InvalidRules extends RuntimeException {

    InvalidRules(String message) {
        super(message);
    }
}
