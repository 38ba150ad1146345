package io.xendomain.cli;

import io.xendomain.api.XenHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kubectl xen hosts}, also {@code kubectl xen host list}. */
@Command(
        name = "hosts",
        description = {
            "The Xen hosts: whether they answer, what they are, and how many domains are meant for each.",
            "",
            "  kubectl xen hosts -o wide"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown, whatever the state", ExitCode.USAGE_LINE, ExitCode.CLUSTER_LINE})
final class HostsCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions options;

    @Mixin
    private TableOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ClusterAccess cluster = options.connect()) {
            List<XenHost> hosts = cluster.hosts();
            if (hosts.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("There are no XenHosts; kubectl xen host enroll --help says how to make one known.");
            }
            output.print(
                    spec.commandLine().getOut(),
                    () -> hosts.isEmpty()
                            ? List.of()
                            : HostPage.table(hosts, domains(cluster), output.isWide(), Instant.now())
                                    .lines(Terminal.current()),
                    () -> hosts.stream().map(cluster::tree).toList());
            return ExitCode.CLEAN;
        }
    }

    /** By host; null for those who may not see the domains of all namespaces. */
    private static Map<String, Long> domains(ClusterAccess cluster) {
        try {
            return cluster.domains(null).stream()
                    .collect(Collectors.groupingBy(domain -> domain.getSpec().host(), Collectors.counting()));
        } catch (CannotContinue notAllowed) {
            return null;
        }
    }
}
