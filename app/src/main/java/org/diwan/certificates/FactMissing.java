package org.diwan.certificates;

/** The record lacks a fact that the certificate must show. */
class FactMissing extends RuntimeException {

    FactMissing(String fact) {
        super("The record has no " + fact);
    }
}
