package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubectl xen support-bundle}. */
@Command(
        name = "support-bundle",
        description = {
            "Puts what somebody needs who is to help you into one zip file: domains, hosts, events, versions, and what is"
                    + " wrong with each domain. No Secret is read, and passwords in configs are taken out. Have a look"
                    + " before you hand it on.",
            "",
            "  kubectl xen support-bundle --file case-17.zip"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:the file cannot be written", ExitCode.USAGE_LINE, ExitCode.CLUSTER_LINE})
final class SupportBundleCommand implements Callable<Integer> {
    private static final String FOLDER = "xendomain-support";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "What to write; it must not be there yet. Default: xendomain-support-TIME.zip.")
    private Path file;

    @Option(
            names = "--operator-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "xendomain-system",
            description = "Where the operator runs. Default: ${DEFAULT-VALUE}.")
    private String operatorNamespace;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Only the domains of this namespace. Default: those of all.")
    private String namespace;

    @Mixin
    private ClusterOptions options;

    @Spec
    private CommandSpec spec;

    private final SupportBundle bundle = new SupportBundle();
    private final List<String> missing = new ArrayList<>();

    @Override
    public Integer call() {
        Path target = Optional.ofNullable(file)
                .orElseGet(() ->
                        Path.of(FOLDER + "-" + LocalDateTime.now(ZoneOffset.UTC).format(STAMP) + ".zip"));
        if (Files.exists(target)) {
            throw CannotContinue.usage(target + " is there already; give another --file, or remove it");
        }
        try (ClusterAccess cluster = options.connect()) {
            collect(cluster);
        }
        write(target, bundle.zip(FOLDER));
        spec.commandLine()
                .getOut()
                .println(target + " is written: "
                        + String.join(
                                ", ", bundle.files().keySet().stream().sorted().toList())
                        + ". Have a look before you hand it on.");
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }

    private void collect(ClusterAccess cluster) {
        List<XenDomain> domains = cluster.domains(namespace);
        List<XenHost> hosts = allowed("hosts.yaml", cluster::hosts);
        bundle.objects("domains.yaml", trees(cluster, domains));
        bundle.objects("hosts.yaml", trees(cluster, hosts));
        bundle.text("why.txt", why(domains, hosts));
        bundle.objects("events.yaml", allowed("events.yaml", () -> events(cluster)));
        bundle.objects("operator.yaml", allowed("operator.yaml", () -> operator(cluster)));
        bundle.objects("versions.yaml", versions(cluster));
        bundle.text("README.txt", """
                What kubectl xen support-bundle found. No Secret was read. Values of secret keys, and what sounds like one,
                are replaced by (secret). The operator's log is not in here:
                kubectl -n %s logs deploy/xendomain-operator
                %s
                """.formatted(operatorNamespace, String.join("\n", missing)));
    }

    private static List<Map<String, Object>> trees(ClusterAccess cluster, List<? extends HasMetadata> objects) {
        return objects.stream().map(cluster::tree).toList();
    }

    private static String why(List<XenDomain> domains, List<XenHost> hosts) {
        Map<String, XenHost> byName = hosts.stream()
                .collect(Collectors.toMap(host -> host.getMetadata().getName(), host -> host));
        return domains.stream()
                .map(domain -> {
                    XenHost host = byName.get(domain.getSpec().host());
                    HostSeen seen = host != null ? new HostSeen.There(host) : new HostSeen.Hidden();
                    return String.join("\n", WhyPage.lines(Why.walk(domain, seen), Terminal.none()));
                })
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private List<Map<String, Object>> events(ClusterAccess cluster) {
        return cluster.ask(client -> {
            var events = client.v1().events();
            return (namespace == null
                            ? events.inAnyNamespace().list()
                            : events.inNamespace(namespace).list())
                    .getItems().stream()
                            .filter(event -> event.getInvolvedObject().getKind() != null
                                    && event.getInvolvedObject().getKind().startsWith("Xen"))
                            .map(cluster::tree)
                            .toList();
        });
    }

    /** Images and states; not the whole pods, whose environment is nobody's business. */
    private List<Map<String, Object>> operator(ClusterAccess cluster) {
        List<Pod> pods = cluster.ask(
                client -> client.pods().inNamespace(operatorNamespace).list().getItems());
        return pods.stream()
                .map(pod -> Map.<String, Object>of(
                        "name",
                        pod.getMetadata().getName(),
                        "images",
                        pod.getSpec().getContainers().stream()
                                .map(container -> container.getImage())
                                .toList(),
                        "status",
                        cluster.tree(pod.getStatus())))
                .toList();
    }

    private static Map<String, Object> versions(ClusterAccess cluster) {
        return Map.of(
                "kubectlXen",
                new Version().getVersion()[0],
                "kubernetes",
                cluster.ask(client -> client.getKubernetesVersion().getGitVersion()),
                "java",
                Runtime.version().toString());
    }

    /** What this user may not see is left out, and said. */
    private <T> List<T> allowed(String what, Supplier<List<T>> question) {
        try {
            return question.get();
        } catch (CannotContinue e) {
            missing.add(what + " is empty: " + e.getMessage());
            return List.of();
        }
    }

    /** All of it or nothing. */
    private static void write(Path target, byte[] bytes) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.write(partial, bytes);
            Files.move(partial, target);
        } catch (FileAlreadyExistsException e) {
            throw CannotContinue.failed(target + " is there by now; give another --file");
        } catch (IOException e) {
            throw CannotContinue.failed("cannot write " + target + ": " + e);
        } finally {
            partial.toFile().delete();
        }
    }
}
