package io.xendomain.cli;

import io.xendomain.xlcfg.validate.HostFacts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "  kubectl get xd -A -o yaml | kubectl xen lint -"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no errors (there may be warnings)", "1:at least one error", "2:wrong usage"})
final class LintCommand implements Callable<Integer> {
    @Mixin
    private Inputs inputs;

    @Mixin
    private XenVersionOption xen;

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
        Lint lint = new Lint(HostFacts.any(xen.version()));
        List<Report> reports = inputs.read(System.in, LintCommand::isLintable).stream()
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
        return reports.stream().anyMatch(Report::hasErrors) ? ExitCode.ERRORS : ExitCode.CLEAN;
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
        return Counted.of(reports.size(), "file") + ": " + Counted.of(errors, "error") + ", "
                + Counted.of(findings - errors, "warning");
    }
}
