package io.xendomain.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The output option of commands that show what is in the cluster. */
final class TableOutput {
    enum Kind {
        text,
        wide,
        json,
        yaml
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text for people, wide with more columns, json or yaml for programs. Default: ${DEFAULT-VALUE}.")
    private Kind kind;

    boolean isWide() {
        return kind == Kind.wide;
    }

    /** @param document for programs */
    void print(PrintWriter out, Supplier<List<String>> lines, Supplier<?> document) {
        switch (kind) {
            case text, wide -> lines.get().forEach(out::println);
            case json -> out.print(Format.json.document(document.get()));
            case yaml -> out.print(Format.yaml.document(document.get()));
        }
        out.flush();
    }
}
