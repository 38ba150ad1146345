package io.xendomain.cli;

import picocli.CommandLine.Command;

/** {@code kubectl xen stop}. */
@Command(
        name = "stop",
        description = {
            "Shuts domains down: sets spec.powerState to Halted. A guest that does not shut down within the grace period of its spec is destroyed.",
            "",
            "  kubectl xen stop web-1 --wait"
        },
        mixinStandardHelpOptions = true)
final class StopCommand extends TurnCommand {
    StopCommand() {
        super(PowerWish.stop);
    }
}
