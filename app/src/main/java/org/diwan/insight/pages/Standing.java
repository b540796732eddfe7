package org.diwan.insight.pages;

import java.time.Duration;
import java.util.Locale;
import org.diwan.insight.Times;
import org.jspecify.annotations.Nullable;

/** How the visits to a step stand against its target. */
public enum Standing {
    /** It has no target, or nobody has been there. */
    UNKNOWN("", ""),
    /** Nineteen of twenty keep to it. */
    INSIDE("cool", "ok"),
    /** Nine of ten keep to it, but not nineteen of twenty. */
    CLOSE("warm", "warn"),
    /** Not even nine of ten keep to it. */
    OVER("hot", "bad");

    private final String ground;
    private final String tone;

    Standing(String ground, String tone) {
        this.ground = ground;
        this.tone = tone;
    }

    static Standing of(@Nullable Times times) {
        Duration target = times == null ? null : times.target();
        if (times == null || target == null) {
            return UNKNOWN;
        }
        return times.p90().compareTo(target) > 0 ? OVER : times.p95().compareTo(target) > 0 ? CLOSE : INSIDE;
    }

    /** Its end of keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Class of the ground that a step is drawn on. */
    public String ground() {
        return ground;
    }

    /** Class of a tag or number. */
    public String tone() {
        return tone;
    }
}
