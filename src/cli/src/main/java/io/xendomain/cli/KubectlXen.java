package io.xendomain.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kubectl xen}: Xen configs and hosts from the command line. */
@Command(
        name = "kubectl xen",
        description =
                "Shows what Xen domains and hosts do and what is in their way, starts and stops domains, moves xl.cfg"
                        + " files to Kubernetes and checks them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, nothing wrong",
            "1:done as far as possible; at least one error was found",
            "2:wrong usage, or an input cannot be read",
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE,
            "5:a tool that applies from Git owns the field",
            "130:interrupted"
        })
public final class KubectlXen implements Runnable {

    /** In the order of {@code --help}; each has the name that it declares itself. */
    private static final List<Map.Entry<String, Supplier<?>>> COMMANDS = List.of(
            Map.entry("status", StatusCommand::new),
            Map.entry("why", WhyCommand::new),
            Map.entry("diff", DiffCommand::new),
            Map.entry("hosts", HostsCommand::new),
            Map.entry("start", StartCommand::new),
            Map.entry("stop", StopCommand::new),
            Map.entry("restart", RestartCommand::new),
            Map.entry("pause", PauseCommand::new),
            Map.entry("unpause", UnpauseCommand::new),
            Map.entry("import", ImportCommand::new),
            Map.entry("lint", LintCommand::new),
            Map.entry("render", RenderCommand::new),
            Map.entry("explain", ExplainCommand::new),
            Map.entry("host", HostCommand::new),
            Map.entry("support-bundle", SupportBundleCommand::new),
            Map.entry("completion", CompletionCommand::new));

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
    }

    /**
     * The command line of the program; tests give it writers of their own.
     *
     * @param args when they begin with a command, that one alone is set up: half of a start is setting up the others
     */
    static CommandLine commandLine(String... args) {
        CommandLine commandLine = new CommandLine(new KubectlXen());
        COMMANDS.stream()
                .filter(command -> args.length == 0
                        || !isCommand(args[0])
                        || command.getKey().equals(args[0]))
                .forEach(command -> commandLine.addSubcommand(
                        command.getKey(), command.getValue().get()));
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(KubectlXen::explain);
    }

    private static boolean isCommand(String word) {
        return COMMANDS.stream().anyMatch(command -> command.getKey().equals(word));
    }

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(CompletionCommand.ASK)) {
            complete(List.of(args).subList(1, args.length));
            System.exit(ExitCode.CLEAN);
        }
        CommandLine commandLine = commandLine(args)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(args));
    }

    /** The words are no command line yet, so that they are not parsed as one. */
    private static void complete(List<String> words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Completion.of(commandLine().getCommandSpec(), words, new ClusterNames())
                .lines()
                .forEach(out::println);
    }

    private static int explain(Exception problem, CommandLine commandLine, CommandLine.ParseResult arguments)
            throws Exception {
        if (problem instanceof CannotContinue known) {
            commandLine.getErr().println("error: " + known.getMessage());
            return known.exitCode();
        }
        throw problem;
    }
}
