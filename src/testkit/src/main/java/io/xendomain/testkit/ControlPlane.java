package io.xendomain.testkit;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Kubernetes API: etcd and kube-apiserver on 127.0.0.1, with RBAC, CustomResourceDefinitions with CEL, server-side
 * apply and the TokenRequest API. It is up in about three seconds and ends with this JVM, also when that is killed.
 *
 * <p>There is no scheduler, kubelet or controller manager: Deployments do not run, a deleted namespace is not emptied,
 * owned objects are not collected, certificate requests wait for whoever signs them in the test.
 */
public final class ControlPlane implements AutoCloseable {
    private static final Duration KUBECTL_LIMIT = Duration.ofMinutes(2);
    private static final Duration ESTABLISHED = Duration.ofMinutes(1);

    private final ControlPlaneFiles files;
    private final List<ChildProcess> programs;
    private final Runnable cleanUp;
    private final KubernetesClient client;
    private final AuditLog auditLog;

    private ControlPlane(ControlPlaneFiles files, List<ChildProcess> programs, Runnable cleanUp) {
        this.files = files;
        this.programs = programs;
        this.cleanUp = cleanUp;
        this.client = newClient(files.adminKubeconfig());
        this.auditLog = new AuditLog(files.auditLog(), client);
    }

    /** Starts one in a folder of its own that {@link #close} removes. */
    public static ControlPlane start() {
        try {
            Path folder = Files.createTempDirectory("control-plane");
            return start(folder, () -> deleteAll(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that keeps its data, logs and kubeconfigs in {@code folder}, also after {@link #close}. */
    public static ControlPlane start(Path folder) {
        return start(folder, () -> {});
    }

    private static ControlPlane start(Path folder, Runnable cleanUp) {
        ControlPlaneFiles files = ControlPlaneFiles.in(folder);
        return new ControlPlane(files, ControlPlanePrograms.start(files, Command::start), cleanUp);
    }

    /** Where the API answers: {@code https://127.0.0.1:PORT}. */
    public String url() {
        return client.getMasterUrl().toString().replaceAll("/$", "");
    }

    /** A client with every right; closed with this object. */
    public KubernetesClient client() {
        return client;
    }

    /** A new client for one of the kubeconfigs; the caller closes it. */
    public static KubernetesClient newClient(Path kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    /** A kubeconfig with every right (group system:masters). */
    public Path kubeconfig() {
        return files.adminKubeconfig();
    }

    /**
     * A kubeconfig with exactly the rights of a ServiceAccount, by a token from the TokenRequest API that is good for
     * an hour. The ServiceAccount must exist.
     */
    public Path kubeconfigFor(String namespace, String serviceAccount) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(3600L)
                .endSpec()
                .build();
        String token = client.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(request)
                .getStatus()
                .getToken();
        return files.writeKubeconfig(namespace + "." + serviceAccount, url(), token);
    }

    /** Runs the real kubectl with every right. */
    public Finished kubectl(String... arguments) {
        return kubectl(kubeconfig(), "", arguments);
    }

    /** {@code kubectl apply -f -} with every right, reading this manifest. */
    public Finished kubectlApply(String manifest) {
        return kubectl(kubeconfig(), manifest, "apply", "-f", "-");
    }

    /**
     * Runs the real kubectl with the rights of {@code kubeconfig}, reading {@code input} from stdin.
     */
    public Finished kubectl(Path kubeconfig, String input, String... arguments) {
        return Command.of(Toolchain.controlPlane().resolve("kubectl"), arguments)
                .with("KUBECONFIG", kubeconfig.toString())
                // kubectl keeps what it discovered by address; a later server on the same port may serve other kinds
                .with("KUBECACHEDIR", files.kubectlCache().toString())
                .reading(input)
                .run(KUBECTL_LIMIT);
    }

    /** Applies the project's own CustomResourceDefinitions, folder {@code crds}, and waits until they are served. */
    public ControlPlane applyCrds() {
        return define(Toolchain.projectRoot().resolve("crds"));
    }

    /**
     * Applies definitions of kinds, and waits until they are established.
     *
     * @param definitions a file or a folder of them
     */
    public ControlPlane define(Path definitions) {
        String files = definitions.toString();
        kubectl("apply", "--server-side", "--force-conflicts", "-f", files).orThrow();
        awaitEstablished(this::kubectl, "-f", files);
        return this;
    }

    /**
     * Waits until definitions of kinds are served. kubectl wait takes a definition that is so new that it has no conditions
     * at all for an error, so it is asked again.
     *
     * @param kubectl runs kubectl with the words that it is given
     * @param which words that name the definitions
     */
    public static void awaitEstablished(Function<String[], Finished> kubectl, String... which) {
        String[] words = Stream.concat(
                        Stream.of("wait", "--for=condition=Established", "--timeout=30s"), Stream.of(which))
                .toArray(String[]::new);
        Awaitility.await(String.join(" ", which) + " are established")
                .atMost(ESTABLISHED)
                .until(() -> kubectl.apply(words).exit() == 0);
    }

    /** What clients asked the API for. */
    public AuditLog auditLog() {
        return auditLog;
    }

    /** etcd and kube-apiserver, to hurt them. */
    public List<ChildProcess> programs() {
        return programs;
    }

    @Override
    public void close() {
        client.close();
        programs.reversed().forEach(ChildProcess::close);
        cleanUp.run();
    }

    private static void deleteAll(Path folder) {
        try (var entries = Files.walk(folder)) {
            entries.sorted(Comparator.reverseOrder()).forEach(entry -> {
                try {
                    Files.delete(entry);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot clean up", e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + folder, e);
        }
    }
}
