package io.xendomain.cli;

/** What the program ends with; {@code --help} and docs/kubectl-xen.md list the same. */
final class ExitCode {
    static final int CLEAN = 0;

    /** What was asked about is not well, differs, or did not work out. */
    static final int ERRORS = 1;

    static final int USAGE = 2;

    /** The cluster does not answer, or does not let this user in. */
    static final int CLUSTER = 3;

    /** There is no object of that name. */
    static final int NOT_FOUND = 4;

    /** A tool that applies from Git owns the field. */
    static final int OWNED_BY_GIT = 5;

    /** The lines of {@code --help} for the codes that every command with a cluster has. */
    static final String CLUSTER_LINE = "3:the cluster does not answer, or does not let you in";

    static final String NOT_FOUND_LINE = "4:there is no object of that name";
    static final String USAGE_LINE = "2:wrong usage";

    private ExitCode() {}
}
