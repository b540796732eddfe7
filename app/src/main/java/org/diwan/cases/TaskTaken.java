package org.diwan.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else holds the task. */
@ResponseStatus(HttpStatus.CONFLICT)
public class TaskTaken extends RuntimeException {

    private final @Nullable String holder;
    private final @Nullable Instant since;

    public TaskTaken(@Nullable String holder, @Nullable Instant since) {
        super("Task is taken");
        this.holder = holder;
        this.since = since;
    }

    /** User name of who holds it. */
    public @Nullable String holder() {
        return holder;
    }

    /** Since when. */
    public @Nullable Instant since() {
        return since;
    }
}
