package org.diwan.forms;

import org.jspecify.annotations.Nullable;

/** What came of one field: a typed value, a problem, or nothing; both where only a part of it could be taken. */
record Reading(@Nullable Object value, @Nullable Problem problem) {

    static final Reading NOTHING = new Reading(null, null);

    static Reading of(Object value) {
        return new Reading(value, null);
    }

    static Reading wrong(Problem problem) {
        return new Reading(null, problem);
    }

    static Reading wrong(String kind) {
        return wrong(Problem.of(kind));
    }
}
