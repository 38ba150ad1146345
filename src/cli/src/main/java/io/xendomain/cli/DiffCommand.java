package io.xendomain.cli;

import io.xendomain.xlcfg.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen diff}. */
@Command(
        name = "diff",
        description = {
            "What is not the same everywhere: the manifest against the cluster and the file on the host, and what runs"
                    + " against what is configured, key by key. Secrets are not shown.",
            "",
            "  kubectl xen diff web-1",
            "  kubectl xen diff -f manifests/"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no difference",
            "1:differences, or a manifest with errors",
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "The XenDomains.")
    private List<String> names = List.of();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description = "Manifests, folders of them, or - for standard input; may be given again.")
    private List<String> files = List.of();

    @Mixin
    private DomainOptions where;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (names.isEmpty() == files.isEmpty()) {
            throw CannotContinue.usage("give either names of XenDomains, or manifests with -f");
        }
        List<String> wanted = names.stream().map(DomainOptions::name).toList();
        List<Source> sources = Inputs.read(files, System.in, DiffCommand::isManifest);
        try (ClusterAccess cluster = where.connect()) {
            String namespace = where.namespace(cluster);
            List<DomainDiff> diffs = files.isEmpty()
                    ? wanted.stream()
                            .map(name -> DomainDiff.of(cluster.domain(namespace, name)))
                            .toList()
                    : manifests(sources, namespace).stream()
                            .map(manifest -> diff(cluster, manifest))
                            .toList();
            output.print(
                    spec.commandLine().getOut(),
                    () -> diffs.stream()
                            .flatMap(diff -> DiffPage.lines(diff, Terminal.current()).stream())
                            .toList(),
                    () -> diffs.stream().map(DomainDiff::document).toList());
            return diffs.stream().allMatch(DomainDiff::isNone) ? ExitCode.CLEAN : ExitCode.ERRORS;
        }
    }

    private static DomainDiff diff(ClusterAccess cluster, Manifest manifest) {
        return cluster.domainIfThere(manifest.namespace(), manifest.name())
                .map(object -> DomainDiff.of(object, manifest.spec()))
                .orElseGet(() -> DomainDiff.notApplied(new Named(
                        manifest.namespace(), manifest.name(), manifest.spec().host())));
    }

    /** All of all files; what cannot be read ends the command, with all that is wrong. */
    private List<Manifest> manifests(List<Source> sources, String namespace) {
        List<Manifest> all = new ArrayList<>();
        boolean errors = false;
        for (Source source : sources) {
            List<Finding> findings = new ArrayList<>();
            List<Manifest> manifests = Manifest.read(source, namespace, findings::add);
            for (Manifest manifest : manifests) {
                manifest.specFindings().forEach(findings::add);
                manifest.config().unreadable().stream()
                        .map(finding -> finding.under("spec.config"))
                        .map(finding -> Lint.at(finding, manifest.position(finding.field())))
                        .forEach(findings::add);
            }
            if (manifests.isEmpty() && findings.isEmpty()) {
                throw CannotContinue.usage(Plain.of(source.name()) + " holds no XenDomain" + instead(source)
                        + "; give the manifest of one");
            }
            new Report(source, findings).print(spec.commandLine().getErr());
            errors |= !findings.isEmpty();
            all.addAll(manifests);
        }
        if (errors) {
            throw CannotContinue.failed(
                    "nothing was compared, for the manifests have errors; kubectl xen lint says more");
        }
        return all;
    }

    private static String instead(Source source) {
        List<String> kinds = Manifest.kinds(source);
        return kinds.isEmpty() ? "" : ", but " + Plain.of(String.join(", ", kinds));
    }

    private static boolean isManifest(Path path) {
        return new Source(path.getFileName().toString(), new byte[0]).isManifest();
    }
}
