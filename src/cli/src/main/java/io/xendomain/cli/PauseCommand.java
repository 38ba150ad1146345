package io.xendomain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kubectl xen pause}. */
@Command(
        name = "pause",
        description = {
            "Pauses domains: sets spec.powerState to Paused. They stay in memory and get no CPU time.",
            "",
            "  kubectl xen pause web-1"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            PowerCommand.DONE,
            PowerCommand.FAILED,
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE,
            PowerCommand.GIT
        })
final class PauseCommand extends PowerCommand {
    @Option(names = "--force", description = PowerCommand.FORCE)
    private boolean force;

    PauseCommand() {
        super(PowerWish.pause);
    }

    @Override
    boolean force() {
        return force;
    }
}
