package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.xendomain.xlcfg.docs.GeneratedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/reference/cli.md}: every command with its options and exit codes. */
class CliPageTest {
    private static final String NOT_RUN =
            "<!-- not run: examples of the form, for names of yours; CliPageTest parses each, the tests of src/cli run the commands -->\n";
    private static final Pattern OURS = Pattern.compile("(?:^|[|(] ?)kubectl[ -]xen ([^|>)]*)");

    @Test
    void theReferenceSaysWhatTheCommandsDeclare() {
        GeneratedPage.isUpToDate("cli.md", page());
    }

    @Test
    void everyCommandSaysWhatItDoesAndWhatItEndsWith() {
        assertThat(leaves()).hasSizeGreaterThan(15).allSatisfy(command -> {
            assertThat(command.usageMessage().description()).isNotEmpty();
            assertThat(command.usageMessage().exitCodeList())
                    .as(command.qualifiedName())
                    .containsKeys("0", "2");
            assertThat(command.options())
                    .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
            assertThat(command.positionalParameters())
                    .allSatisfy(parameter -> assertThat(parameter.description()).isNotEmpty());
        });
    }

    @Test
    void everyExampleIsACommandThatThereIs() {
        List<String> examples = leaves().stream()
                .flatMap(command -> Stream.of(command.usageMessage().description()))
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .flatMap(line -> OURS.matcher(line).results())
                .map(example -> example.group(1).strip())
                .toList();

        assertThat(examples).hasSizeGreaterThan(20).allSatisfy(example -> assertThatCode(
                        () -> KubectlXen.commandLine().parseArgs(example.split("\\s+")))
                .as(example)
                .doesNotThrowAnyException());
    }

    @Test
    void aCommandIsFoundByTheNameItDeclares() {
        assertThat(KubectlXen.commandLine().getSubcommands())
                .allSatisfy((name, command) -> assertThat(command.getCommandSpec()
                                .userObject()
                                .getClass()
                                .getAnnotation(CommandLine.Command.class)
                                .name())
                        .isEqualTo(name));
    }

    private static String page() {
        return """
                # Commands of kubectl xen

                <!-- Made from the declarations in src/cli; after a change there:
                     mvn -pl src/cli -am test -Dupdate.generated=true -->

                Every command with its options and exit codes; [kubectl xen](../kubectl-xen.md) says when to use which. Every
                command has `-h` (`--help`) and `-V` (`--version`).

                ## Exit codes

                | Code | Means |
                |---|---|
                %s

                %s
                """.formatted(
                        exitCodes(KubectlXen.commandLine().getCommandSpec()),
                        leaves().stream().map(CliPageTest::section).collect(Collectors.joining("\n\n")));
    }

    /** Commands that have no others below them. */
    private static List<CommandSpec> leaves() {
        return leaves(KubectlXen.commandLine()).map(CommandLine::getCommandSpec).toList();
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CliPageTest::leaves);
    }

    private static String section(CommandSpec command) {
        List<String> parts = new ArrayList<>();
        parts.add("## " + command.qualifiedName());
        parts.add(description(command));
        List<String> rows = Stream.concat(
                        command.positionalParameters().stream().map(CliPageTest::row),
                        command.options().stream()
                                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                                .map(CliPageTest::row))
                .toList();
        if (!rows.isEmpty()) {
            parts.add("| Argument | Means |\n|---|---|\n" + String.join("\n", rows));
        }
        parts.add("| Exit code | Means |\n|---|---|\n" + exitCodes(command));
        return String.join("\n\n", parts);
    }

    /** Lines that begin with two spaces are commands. */
    private static String description(CommandSpec command) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : command.usageMessage().description()) {
            boolean example = line.startsWith("  ");
            if (example != code && (example || !line.isEmpty())) {
                text.append(example ? NOT_RUN + "```sh\n" : "```\n\n");
                code = example;
            }
            if (!line.isEmpty()) {
                text.append(example ? line.strip() : line).append(example ? "\n" : "\n\n");
            }
        }
        return (text + (code ? "```" : "")).strip();
    }

    private static String row(PositionalParamSpec parameter) {
        String more = parameter.arity().max() > 1 ? "..." : "";
        return row(
                parameter.arity().min() == 0
                        ? "[" + parameter.paramLabel() + more + "]"
                        : parameter.paramLabel() + more,
                parameter.renderedDescription());
    }

    private static String row(OptionSpec option) {
        String names = String.join("`, `", option.names());
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        String[] means = option.renderedDescription();
        return row(
                names + value,
                option.required()
                        ? Stream.concat(Stream.of(means), Stream.of("Required."))
                                .toArray(String[]::new)
                        : means);
    }

    private static String row(String what, String[] means) {
        return "| `" + what + "` | " + String.join(" ", means).replace("|", "\\|") + " |";
    }

    private static String exitCodes(CommandSpec command) {
        return command.usageMessage().exitCodeList().entrySet().stream()
                .map((Map.Entry<String, String> code) -> "| " + code.getKey() + " | " + code.getValue() + " |")
                .collect(Collectors.joining("\n"));
    }
}
