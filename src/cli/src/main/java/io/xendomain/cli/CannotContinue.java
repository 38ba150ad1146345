package io.xendomain.cli;

/** Ends a command with a message for the person at the prompt. */
final class CannotContinue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CannotContinue(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** An input or an argument cannot be used. */
    static CannotContinue usage(String message) {
        return new CannotContinue(ExitCode.USAGE, message);
    }

    /** What was asked for did not work out. */
    static CannotContinue failed(String message) {
        return new CannotContinue(ExitCode.ERRORS, message);
    }

    /** The cluster cannot be asked. */
    static CannotContinue noCluster(String message) {
        return new CannotContinue(ExitCode.CLUSTER, message);
    }

    /** There is no object of that name. */
    static CannotContinue notFound(String message) {
        return new CannotContinue(ExitCode.NOT_FOUND, message);
    }

    /** Git says otherwise, and a tool sees to it. */
    static CannotContinue ownedByGit(String message) {
        return new CannotContinue(ExitCode.OWNED_BY_GIT, message);
    }

    int exitCode() {
        return exitCode;
    }
}
