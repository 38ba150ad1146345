package io.xendomain.cli;

import picocli.CommandLine.Command;

/** {@code kubectl xen start}. */
@Command(
        name = "start",
        description = {
            "Starts domains: sets spec.powerState to Running; a guest that has ended, and that its policy leaves off, is started by the restart annotation.",
            "",
            "  kubectl xen start web-1 web-2 --wait"
        },
        mixinStandardHelpOptions = true)
final class StartCommand extends TurnCommand {
    StartCommand() {
        super(PowerWish.start);
    }
}
