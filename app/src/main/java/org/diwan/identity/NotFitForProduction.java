package org.diwan.identity;

import java.util.List;

/** The reasons why the house does not start in the mode it is set to. */
class NotFitForProduction extends RuntimeException {

    NotFitForProduction(List<String> objections) {
        this("Not fit for production", objections);
    }

    NotFitForProduction(String what, List<String> objections) {
        super(what + ":\n- " + String.join("\n- ", objections));
    }
}
