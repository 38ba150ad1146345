package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.Event;
import io.xendomain.api.XenDomain;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen status}. */
@Command(
        name = "status",
        description = {
            "All about one domain on one page: state, host, config, what is pending, findings, last events. Without a"
                    + " name, all domains of the namespace, one line each.",
            "",
            "  kubectl xen status web-1",
            "  kubectl xen status -A -o wide"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown, whatever the state",
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE
        })
final class StatusCommand implements Callable<Integer> {
    private static final int EVENTS_SHOWN = 5;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The XenDomain.")
    private String name;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "The domains of all namespaces.")
    private boolean everywhere;

    @Mixin
    private DomainOptions where;

    @Mixin
    private TableOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (everywhere && (name != null || where.hasNamespace())) {
            throw CannotContinue.usage("-A means the domains of all namespaces; leave it, or the "
                    + (name != null ? "name" : "namespace") + ", out");
        }
        String wanted = name == null ? null : DomainOptions.name(name);
        try (ClusterAccess cluster = where.connect()) {
            return wanted == null ? all(cluster) : one(cluster, wanted);
        }
    }

    private int all(ClusterAccess cluster) {
        String namespace = everywhere ? null : where.namespace(cluster);
        List<XenDomain> domains = cluster.domains(namespace);
        PrintWriter err = spec.commandLine().getErr();
        if (domains.isEmpty()) {
            err.println(
                    everywhere
                            ? "There are no XenDomains."
                            : "There are no XenDomains in namespace " + namespace + "; -A shows those of all.");
        }
        output.print(
                spec.commandLine().getOut(),
                () -> domains.isEmpty()
                        ? List.of()
                        : StatusTable.of(domains, everywhere, output.isWide(), Instant.now())
                                .lines(Terminal.current()),
                () -> domains.stream().map(cluster::tree).toList());
        return ExitCode.CLEAN;
    }

    private int one(ClusterAccess cluster, String wanted) {
        XenDomain domain = cluster.domain(where.namespace(cluster), wanted);
        HostSeen host = cluster.hostSeen(domain.getSpec().host());
        List<Event> events = cluster.events(domain, EVENTS_SHOWN);
        output.print(
                spec.commandLine().getOut(),
                () -> StatusPage.lines(domain, host, events, Instant.now(), Terminal.current()),
                () -> document(cluster, domain, host, events));
        return ExitCode.CLEAN;
    }

    private static Map<String, Object> document(
            ClusterAccess cluster, XenDomain domain, HostSeen host, List<Event> events) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("domain", cluster.tree(domain));
        host.object().ifPresent(there -> document.put("host", cluster.tree(there)));
        document.put("events", events.stream().map(cluster::tree).toList());
        return document;
    }
}
