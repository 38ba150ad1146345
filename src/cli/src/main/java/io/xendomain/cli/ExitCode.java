package io.xendomain.cli;

/** What the program ends with; {@code --help} lists the same. */
final class ExitCode {
    static final int CLEAN = 0;
    static final int ERRORS = 1;
    static final int USAGE = 2;

    private ExitCode() {}
}
