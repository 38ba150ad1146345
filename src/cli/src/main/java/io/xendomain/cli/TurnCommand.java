package io.xendomain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What those power commands have in common that change {@code spec.powerState}, which may be Git's. */
@Command(
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            PowerCommand.DONE,
            PowerCommand.FAILED,
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE,
            "5:a tool that applies from Git owns the spec, and nothing was changed"
        })
abstract class TurnCommand extends PowerCommand {
    @Option(names = "--force", description = "Do it although a tool that applies from Git will put it back.")
    private boolean force;

    TurnCommand(PowerWish wish) {
        super(wish);
    }

    @Override
    final boolean force() {
        return force;
    }
}
