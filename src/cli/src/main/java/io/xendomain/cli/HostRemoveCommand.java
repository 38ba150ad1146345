package io.xendomain.cli;

import io.xendomain.api.Enrolment;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen host remove}. */
@Command(
        name = "remove",
        description = {
            "Takes a host out of the cluster: its XenHost and its certificate requests. Its domains run on, and nobody"
                    + " changes them any more. Refused while XenDomains name the host.",
            "",
            "  kubectl xen host remove dom0-a"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:removed",
            "1:XenDomains name it, and nothing was changed",
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE
        })
final class HostRemoveCommand implements Callable<Integer> {
    private static final int NAMED = 5;

    @Parameters(paramLabel = "HOST", description = "Name of the XenHost.")
    private String name;

    @Option(names = "--force", description = "Remove it although XenDomains name it; they will be Stalled.")
    private boolean force;

    @Mixin
    private ClusterOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ClusterAccess cluster = options.connect()) {
            XenHost host = cluster.host(name);
            List<XenDomain> domains = force
                    ? List.of()
                    : cluster.domains(null).stream()
                            .filter(domain -> domain.getSpec().host().equals(name))
                            .toList();
            if (!domains.isEmpty()) {
                throw CannotContinue.failed("host " + name + " is named by " + Counted.of(domains.size(), "XenDomain")
                        + ": " + words(domains)
                        + "; delete them, or give them another host, or repeat the command with --force");
            }
            cluster.ask(client -> client.resource(host).delete());
            cluster.ask(client -> client.certificates()
                    .v1()
                    .certificateSigningRequests()
                    .withLabel(Enrolment.HOST_LABEL, name)
                    .delete());
            spec.commandLine()
                    .getOut()
                    .println("XenHost " + name + " is removed. Its agent still runs; in its dom0: systemctl disable"
                            + " --now xendomain-agent");
            spec.commandLine().getOut().flush();
            return ExitCode.CLEAN;
        }
    }

    private static String words(List<XenDomain> domains) {
        return Stream.concat(
                        domains.stream().limit(NAMED).map(domain -> Named.of(domain)
                                .toString()),
                        domains.size() > NAMED ? Stream.of("...") : Stream.empty())
                .collect(Collectors.joining(", "));
    }
}
