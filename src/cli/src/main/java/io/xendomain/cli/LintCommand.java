package io.xendomain.cli;

import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.xlcfg.XenVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen lint}. */
@Command(
        name = "lint",
        description = {
            "Says everything that is wrong with xl.cfg files and XenDomain manifests: what xl refuses, what it only"
                    + " mutters about, what it swallows in silence, and what two domains of one host both want: a name,"
                    + " a disk, a MAC address. The .cfg files of one folder count as those of one host.",
            "",
            "  kubectl xen lint /etc/xen",
            "  kubectl xen lint --xen-version 4.20 web-1.yaml",
            "  kubectl xen lint --format sarif clusters/ > xen.sarif",
            "  kubectl get xd -A -o yaml | kubectl xen lint -",
            "",
            "Also says what an upgrade of Xen would break, or change the meaning of: in files with --from, of the domains"
                    + " in the cluster, host by host, with --host, -n or -A instead of files.",
            "",
            "  kubectl xen lint --from 4.17 --xen-version 4.20 /etc/xen",
            "  kubectl xen lint --xen-version 4.20 --host dom0-a",
            "  kubectl xen lint --xen-version 4.20 -A -o json"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no errors (there may be warnings)",
            "1:at least one error",
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE
        })
final class LintCommand implements Callable<Integer> {
    private static final String XEN_VERSION = "--xen-version";

    @Parameters(arity = "0..*", paramLabel = "FILE", description = Inputs.DESCRIPTION)
    private List<String> files = List.of();

    @Mixin
    private XenVersionOption xen;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            converter = XenVersionOption.Converter.class,
            description = "Xen that the domains of the files run on now: says only what the step to --xen-version would"
                    + " break, or change the meaning of.")
    private XenVersion from;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "What the step to --xen-version would bring the XenDomains of this host, instead of files.")
    private String host;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "What the step to --xen-version would bring all XenDomains, instead of files.")
    private boolean everywhere;

    @Mixin
    private DomainOptions where;

    @Mixin
    private Output output;

    @Option(
            names = "--format",
            paramLabel = "CHECK",
            description = "sarif, github or junit: as servers that check changes take it, instead of --output.")
    private CheckFormat check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean cluster = host != null || everywhere || where.hasNamespace();
        checkUsage(cluster);
        return cluster ? ofCluster() : ofFiles();
    }

    private void checkUsage(boolean cluster) {
        if (cluster != files.isEmpty()) {
            throw CannotContinue.usage(
                    cluster
                            ? "files are looked at without a cluster; leave them out, or --host, -n and -A"
                            : "there is nothing to look at; give files, folders or -, or --host NAME, -n or -A for the"
                                    + " domains in the cluster");
        }
        if (cluster && from != null) {
            throw CannotContinue.usage(
                    "--from is for files, and the hosts say themselves which Xen they have; leave it out");
        }
        if (cluster && check != null) {
            throw CannotContinue.usage(
                    "--format shows places in files; use -o json or yaml for the domains in a cluster");
        }
        if (everywhere && where.hasNamespace()) {
            throw CannotContinue.usage("-A means the domains of all namespaces; leave it, or the namespace, out");
        }
        if ((cluster || from != null) && !spec.commandLine().getParseResult().hasMatchedOption(XEN_VERSION)) {
            throw CannotContinue.usage("an upgrade goes somewhere; say with " + XEN_VERSION + " which Xen it would be");
        }
    }

    private int ofFiles() {
        Lint lint = from == null ? Lint.on(xen.version()) : Lint.upgrade(from, xen.version());
        List<Report> reports = Inputs.read(files, System.in, LintCommand::isLintable).stream()
                .map(lint::of)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (check != null) {
            out.print(check.document(reports));
        } else if (output.format() == Format.text) {
            reports.forEach(report -> report.print(out));
            out.println(summary(reports));
        } else {
            out.print(output.format()
                    .document(reports.stream()
                            .flatMap(report -> report.entries().stream())
                            .toList()));
        }
        out.flush();
        return exitCode(reports.stream().anyMatch(Report::hasErrors));
    }

    private int ofCluster() {
        try (ClusterAccess cluster = where.connect()) {
            List<XenHost> hosts = host == null ? cluster.hosts() : List.of(cluster.host(host));
            List<XenDomain> domains = cluster.domains(where.hasNamespace() ? where.namespace(cluster) : null).stream()
                    .filter(domain ->
                            host == null || host.equals(domain.getSpec().host()))
                    .toList();
            List<HostUpgrade> upgrades = HostUpgrade.of(hosts, domains, xen.version());
            output.print(
                    spec.commandLine().getOut(),
                    () -> Stream.concat(
                                    upgrades.stream().flatMap(upgrade -> upgrade.lines().stream()),
                                    Stream.of(HostUpgrade.summary(upgrades)))
                            .toList(),
                    () -> upgrades);
            return exitCode(upgrades.stream().anyMatch(HostUpgrade::hasErrors));
        }
    }

    private static int exitCode(boolean errors) {
        return errors ? ExitCode.ERRORS : ExitCode.CLEAN;
    }

    static boolean isLintable(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".cfg") || name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private static String summary(List<Report> reports) {
        long findings =
                reports.stream().mapToLong(report -> report.findings().size()).sum();
        long errors = reports.stream()
                .flatMap(report -> report.findings().stream())
                .filter(finding -> finding.isError())
                .count();
        return Counted.of(reports.size(), "file") + ": " + Report.tally(findings, errors);
    }
}
