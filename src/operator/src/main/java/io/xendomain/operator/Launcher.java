package io.xendomain.operator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program {@code xendomain-operator}: the operator, or with {@code probe URL} a question to one that runs. */
@QuarkusMain
public final class Launcher {

    private Launcher() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("probe")) {
            System.exit(Probe.ask(arguments, System.out, System.err));
        }
        Quarkus.run(arguments);
    }
}
