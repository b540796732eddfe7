package org.diwan.forms;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bounds of a number, which may depend on other answers. */
record Limits(Feel feel, Map<String, Object> data) {

    @Nullable
    BigDecimal number(@Nullable String bound) {
        if (bound == null || bound.isBlank()) {
            return null;
        }
        if (bound.startsWith("=")) {
            return feel.number(bound, data);
        }
        return isNumber(bound) ? new BigDecimal(bound.strip()) : null;
    }

    static boolean isNumber(String bound) {
        return bound.strip().matches("[+-]?\\d{1,18}(\\.\\d{1,10})?");
    }
}
