package io.xendomain.cli;

import picocli.CommandLine.Command;

/** {@code kubectl xen restart}. */
@Command(
        name = "restart",
        description = {
            "Restarts domains once, by the annotation xendomain.io/restart-requested-at, as kubectl rollout restart does it: the spec stays as Git has it, and what was pending takes effect.",
            "",
            "  kubectl xen restart web-1 --wait"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            PowerCommand.DONE,
            PowerCommand.FAILED,
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE
        })
final class RestartCommand extends PowerCommand {

    RestartCommand() {
        super(PowerWish.restart);
    }
}
