package io.xendomain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kubectl xen host}. */
@Command(
        name = "host",
        description = "Enrols, lists and removes Xen hosts.",
        mixinStandardHelpOptions = true,
        subcommands = {HostEnrollCommand.class, HostListCommand.class, HostRemoveCommand.class})
final class HostCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with a host: one of the commands below.");
    }
}
