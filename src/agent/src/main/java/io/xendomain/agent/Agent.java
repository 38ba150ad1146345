package io.xendomain.agent;

import io.quarkus.runtime.annotations.QuarkusMain;

/** The program {@code xendomain-agent}. */
@QuarkusMain
public final class Agent {

    private Agent() {}

    public static void main(String... arguments) {
        int exit = new CommandLine(System.out, System.err).execute(arguments);
        if (exit != CommandLine.OK) {
            System.exit(exit);
        }
    }
}
