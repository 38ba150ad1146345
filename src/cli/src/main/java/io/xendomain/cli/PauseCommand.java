package io.xendomain.cli;

import picocli.CommandLine.Command;

/** {@code kubectl xen pause}. */
@Command(
        name = "pause",
        description = {
            "Pauses domains: sets spec.powerState to Paused. They stay in memory and get no CPU time.",
            "",
            "  kubectl xen pause web-1"
        },
        mixinStandardHelpOptions = true)
final class PauseCommand extends TurnCommand {
    PauseCommand() {
        super(PowerWish.pause);
    }
}
