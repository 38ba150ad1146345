package io.xendomain.cli;

import io.xendomain.api.XenDomain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen why}. */
@Command(
        name = "why",
        description = {
            "Walks from a domain's object to its host, and says the first thing that is wrong and what to do about it.",
            "",
            "  kubectl xen why web-1"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong, or it is only under way",
            "1:something is wrong",
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE,
            ExitCode.NOT_FOUND_LINE
        })
final class WhyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The XenDomain.")
    private String name;

    @Mixin
    private DomainOptions where;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String wanted = DomainOptions.name(name);
        try (ClusterAccess cluster = where.connect()) {
            XenDomain domain = cluster.domain(where.namespace(cluster), wanted);
            Walk walk = Why.walk(domain, cluster.hostSeen(domain.getSpec().host()));
            output.print(spec.commandLine().getOut(), () -> WhyPage.lines(walk, Terminal.current()), walk::document);
            return walk.isWrong() ? ExitCode.ERRORS : ExitCode.CLEAN;
        }
    }
}
