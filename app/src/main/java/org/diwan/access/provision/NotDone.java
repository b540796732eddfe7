package org.diwan.access.provision;

import java.util.Collection;
import java.util.TreeSet;

/** A system did not do what it was asked, or nobody can know whether it did. */
public class NotDone extends RuntimeException {

    private final Problem problem;

    public NotDone(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public NotDone(Problem.Code code) {
        this(new Problem(code, ""));
    }

    public NotDone(Problem.Code code, Object detail) {
        this(new Problem(code, String.valueOf(detail)));
    }

    public NotDone(Problem.Code code, Collection<String> roles) {
        this(new Problem(code, String.join(", ", new TreeSet<>(roles))));
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }
}
