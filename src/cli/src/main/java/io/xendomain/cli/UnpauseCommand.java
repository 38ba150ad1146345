package io.xendomain.cli;

import picocli.CommandLine.Command;

/** {@code kubectl xen unpause}. */
@Command(
        name = "unpause",
        description = {"Lets paused domains run on: sets spec.powerState to Running.", "", "  kubectl xen unpause web-1"
        },
        mixinStandardHelpOptions = true)
final class UnpauseCommand extends TurnCommand {
    UnpauseCommand() {
        super(PowerWish.unpause);
    }
}
