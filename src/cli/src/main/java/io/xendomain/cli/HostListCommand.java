package io.xendomain.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl xen host list}: the same as {@code kubectl xen hosts}, where people look for it. */
@Command(
        name = "list",
        description = "The same as kubectl xen hosts.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown, whatever the state", ExitCode.USAGE_LINE, ExitCode.CLUSTER_LINE})
final class HostListCommand implements Callable<Integer> {
    @Mixin
    private HostsCommand hosts;

    @Override
    public Integer call() {
        return hosts.call();
    }
}
