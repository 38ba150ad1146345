package io.xendomain.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that every command has which prints a result. */
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

    /** @param document for programs */
    void print(PrintWriter out, Supplier<List<String>> lines, Supplier<?> document) {
        if (format == Format.text) {
            lines.get().forEach(out::println);
        } else {
            out.print(format.document(document.get()));
        }
        out.flush();
    }
}
