package io.xendomain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kubectl xen unpause}. */
@Command(
        name = "unpause",
        description = {"Lets paused domains run on: sets spec.powerState to Running.", "", "  kubectl xen unpause web-1"
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
final class UnpauseCommand extends PowerCommand {
    @Option(names = "--force", description = PowerCommand.FORCE)
    private boolean force;

    UnpauseCommand() {
        super(PowerWish.unpause);
    }

    @Override
    boolean force() {
        return force;
    }
}
