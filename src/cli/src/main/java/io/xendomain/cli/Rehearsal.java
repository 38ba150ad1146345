package io.xendomain.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs many commands in one JVM, one on each line of standard input. The build does so once, and keeps what the JVM has
 * loaded for the program's later starts.
 */
public final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        try (BufferedReader script = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = script.readLine(); line != null; line = script.readLine()) {
                String[] command = line.strip().split(" +");
                KubectlXen.commandLine(command).execute(command);
            }
        }
    }
}
