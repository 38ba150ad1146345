package io.xendomain.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people, json or yaml for programs. Default: ${DEFAULT-VALUE}.")
    private Format format;

    Format format() {
        return format;
    }
}
