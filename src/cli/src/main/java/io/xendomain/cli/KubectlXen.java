package io.xendomain.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        subcommands = {
            StatusCommand.class,
            WhyCommand.class,
            DiffCommand.class,
            HostsCommand.class,
            StartCommand.class,
            StopCommand.class,
            RestartCommand.class,
            PauseCommand.class,
            UnpauseCommand.class,
            ImportCommand.class,
            LintCommand.class,
            RenderCommand.class,
            ExplainCommand.class,
            HostCommand.class,
            SupportBundleCommand.class
        },
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

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
    }

    /** The command line of the program; tests give it writers of their own. */
    static CommandLine commandLine() {
        return new CommandLine(new KubectlXen())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(KubectlXen::explain);
    }

    public static void main(String[] args) {
        CommandLine commandLine = commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(args));
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
