package org.diwan.identity;

import java.util.List;

/** The reasons why production mode does not start. */
class NotFitForProduction extends RuntimeException {

    NotFitForProduction(List<String> objections) {
        super("Not fit for production:\n- " + String.join("\n- ", objections));
    }
}
