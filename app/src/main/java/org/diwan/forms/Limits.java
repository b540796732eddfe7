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
        return bound.startsWith("=") ? feel.number(bound.substring(1), data) : new BigDecimal(bound.strip());
    }
}
