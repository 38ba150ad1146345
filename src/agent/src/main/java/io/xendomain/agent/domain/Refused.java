package io.xendomain.agent.domain;

import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;

/** A request that the agent does not carry out; nothing was changed. */
public final class Refused extends Exception {
    private final transient Problem problem;

    public Refused(ProblemCode code, String message) {
        super(message);
        this.problem = new Problem(code, message);
    }

    public Refused(ProblemCode code, String message, Throwable cause) {
        super(message, cause);
        this.problem = new Problem(code, message);
    }

    public Refused(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
