package io.xendomain.operator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program {@code xendomain-operator}: the operator, or with {@code probe URL} a question to one that runs. */
@QuarkusMain
public final class Launcher {

    /** JOSDK's own fields for a line of the log; ours are the same in the agents. */
    private static final String JOSDK_FIELDS = "JAVA_OPERATOR_SDK_USE_MDC";

    private Launcher() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("probe")) {
            System.exit(Probe.ask(arguments, System.out, System.err));
        }
        System.setProperty(JOSDK_FIELDS, "false");
        Quarkus.run(arguments);
    }
}
