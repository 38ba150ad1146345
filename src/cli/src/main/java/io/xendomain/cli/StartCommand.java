package io.xendomain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kubectl xen start}. */
@Command(
        name = "start",
        description = {
            "Starts domains: sets spec.powerState to Running; a guest that has ended, and that its policy leaves off, is started by the restart annotation.",
            "",
            "  kubectl xen start web-1 web-2 --wait"
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
final class StartCommand extends PowerCommand {
    @Option(names = "--force", description = PowerCommand.FORCE)
    private boolean force;

    StartCommand() {
        super(PowerWish.start);
    }

    @Override
    boolean force() {
        return force;
    }
}
