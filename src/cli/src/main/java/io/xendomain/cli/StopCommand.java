package io.xendomain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kubectl xen stop}. */
@Command(
        name = "stop",
        description = {
            "Shuts domains down: sets spec.powerState to Halted. A guest that does not shut down within the grace period of its spec is destroyed.",
            "",
            "  kubectl xen stop web-1 --wait"
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
final class StopCommand extends PowerCommand {
    @Option(names = "--force", description = PowerCommand.FORCE)
    private boolean force;

    StopCommand() {
        super(PowerWish.stop);
    }

    @Override
    boolean force() {
        return force;
    }
}
