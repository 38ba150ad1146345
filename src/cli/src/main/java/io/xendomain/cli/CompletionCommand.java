package io.xendomain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen completion}. */
@Command(
        name = "completion",
        description = {
            "Prints what makes a shell complete commands, options, and the names of domains and hosts. For kubectl xen"
                    + " (kubectl 1.26 and later, whose own completion has to be on), once:",
            "",
            "  kubectl xen completion kubectl > ~/.local/bin/kubectl_complete-xen",
            "  chmod +x ~/.local/bin/kubectl_complete-xen",
            "",
            "For kubectl-xen, in the start-up file of the shell:",
            "",
            "  source <(kubectl-xen completion bash)",
            "  source <(kubectl-xen completion zsh)",
            "  kubectl-xen completion fish | source"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", ExitCode.USAGE_LINE})
final class CompletionCommand implements Callable<Integer> {
    /** Asked by the scripts, with the words of the unfinished line. */
    static final String ASK = "__complete";

    enum Shell {
        bash,
        zsh,
        fish,
        kubectl
    }

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(script(shell));
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }

    static String script(Shell shell) {
        try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in the same jar
        }
    }
}
