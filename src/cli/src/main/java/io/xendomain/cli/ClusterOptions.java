package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.xendomain.xlcfg.model.Nearest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which cluster, said as for kubectl. */
final class ClusterOptions {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 20_000;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "As kubectl has it.")
    private String kubeconfig;

    @Option(names = "--context", paramLabel = "NAME", description = "As kubectl has it.")
    private String context;

    /** Both may be null. */
    static ClusterOptions of(String kubeconfig, String context) {
        ClusterOptions options = new ClusterOptions();
        options.kubeconfig = kubeconfig;
        options.context = context;
        return options;
    }

    /** Closed by the caller. Nothing is asked yet. */
    ClusterAccess connect() {
        Config config = new ConfigBuilder(config())
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(REQUEST_MILLIS)
                .build();
        return new ClusterAccess(
                new KubernetesClientBuilder().withConfig(config).build());
    }

    private Config config() {
        try {
            return checked(
                    kubeconfig == null
                            ? Config.autoConfigure(context)
                            : Config.fromKubeconfig(context, read(kubeconfig), kubeconfig));
        } catch (CannotContinue e) {
            throw e;
        } catch (RuntimeException e) { // the readers of YAML and of keys throw their own
            throw CannotContinue.noCluster("the kubeconfig cannot be used: "
                    + Plain.of(e.getMessage()).replaceAll(" +", " ").strip() + "; see what kubectl config view says");
        }
    }

    private Config checked(Config config) {
        if (kubeconfig == null && !isInPod() && defaultFiles().noneMatch(Files::exists)) {
            throw CannotContinue.noCluster("there is no kubeconfig, so no cluster to ask: "
                    + String.join(", ", defaultFiles().map(Path::toString).toList())
                    + " is not there; set KUBECONFIG, or give --kubeconfig FILE");
        }
        List<String> contexts =
                config.getContexts().stream().map(NamedContext::getName).toList();
        if (context != null && !contexts.contains(context)) {
            throw CannotContinue.noCluster("the kubeconfig has no context \"" + Plain.of(context) + "\"; "
                    + Nearest.to(context, contexts)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("it has " + (contexts.isEmpty() ? "none" : String.join(", ", contexts))));
        }
        if (config.getCurrentContext() == null && !isInPod()) {
            throw CannotContinue.noCluster("the kubeconfig names no current context"
                    + "; give --context NAME, or choose one with kubectl config use-context NAME");
        }
        return config;
    }

    private static boolean isInPod() {
        return System.getenv("KUBERNETES_SERVICE_HOST") != null;
    }

    private static Stream<Path> defaultFiles() {
        String named = System.getenv("KUBECONFIG");
        return named == null || named.isBlank()
                ? Stream.of(Path.of(System.getProperty("user.home"), ".kube", "config"))
                : Stream.of(named.split(File.pathSeparator))
                        .filter(name -> !name.isBlank())
                        .map(Path::of);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw CannotContinue.noCluster("cannot read the kubeconfig " + file + ": there is no such file");
        } catch (IOException e) {
            throw CannotContinue.noCluster(
                    "cannot read the kubeconfig " + file + ": " + Objects.requireNonNullElse(e.getMessage(), "" + e));
        }
    }
}
