package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The real helm.
 *
 * @param kubeconfig the cluster it works on
 * @param home where it keeps its own files
 */
record Helm(Path kubeconfig, Path home) {
    /** The operator's chart. */
    static final Path CHART = Toolchain.projectRoot().resolve("helm/xendomain-operator");

    /** The chart of domains. */
    static final Path DOMAINS = Toolchain.projectRoot().resolve("helm/xendomains");

    /** What tests call a release of it. */
    static final String RELEASE = "xendomain";

    /** Where they put it: where deploy/base puts the same. */
    static final String NAMESPACE = "xendomain-system";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    static Helm on(ControlPlane kubernetes) {
        return new Helm(kubernetes.kubeconfig(), kubernetes.kubeconfig().resolveSibling("helm"));
    }

    /** {@code helm ARGUMENTS}. */
    Finished run(String... arguments) {
        return run("", List.of(arguments));
    }

    /** {@code helm template ARGUMENTS} of the chart with these values, as YAML. */
    Finished template(String values, String... arguments) {
        return ofChart("template", values, arguments);
    }

    /** {@code helm install ARGUMENTS} of the chart with these values; does not wait for Pods. */
    Finished install(String values, String... arguments) {
        return ofChart("install", values, arguments);
    }

    private Finished ofChart(String command, String values, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command, RELEASE, CHART.toString(), "--namespace", NAMESPACE));
        words.addAll(List.of(arguments));
        return with(values, words.toArray(String[]::new));
    }

    /** {@code helm ARGUMENTS --values -}, reading these. */
    Finished with(String values, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--values", "-"));
        return run(values, words);
    }

    private Finished run(String input, List<String> arguments) {
        return Command.of(Toolchain.helm())
                .and(arguments)
                .with("KUBECONFIG", kubeconfig.toString())
                .with("HELM_CACHE_HOME", home.resolve("cache").toString())
                .with("HELM_CONFIG_HOME", home.resolve("config").toString())
                .with("HELM_DATA_HOME", home.resolve("data").toString())
                .reading(input)
                .run(LIMIT);
    }
}
