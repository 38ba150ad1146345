package io.xendomain.bench;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.xendomain.api.DomainState;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.e2e.Kubectl;
import io.xendomain.e2e.SimulatedHost;
import io.xendomain.e2e.Stage;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A cluster with the packaged operator, and one host whose agent runs as it would in a dom0: with its own Java runtime and
 * AOT cache. The host's domains are simulated and take no time to build, so all time that passes is ours, but for the dry
 * run of the real xl.
 */
final class Theatre implements AutoCloseable {
    private static final String HOST = "bench";
    private static final long PATIENCE_SECONDS = 60;

    private final ControlPlane cluster = ControlPlane.start();
    private final Stage stage;
    private final ChildProcess operator;
    private final ChildProcess agent;

    Theatre(Path folder) throws IOException {
        Kubectl kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        operator = stage.startOperator();
        SimulatedHost host = SimulatedHost.in(Files.createDirectories(folder.resolve(HOST)), HOST, Ports.free());
        Files.writeString(
                host.settings(),
                "xendomain.simulator.create-delay=0ms\nxendomain.simulator.shutdown-delay=0ms\n",
                StandardOpenOption.APPEND);
        host.enroll(kubectl);
        agent = Command.of(
                        Toolchain.agent().resolve("bin/xendomain-agent"),
                        "run",
                        "--config",
                        host.settings().toString())
                .start(folder.resolve("agent.log"));
        kubectl.waitFor("xenhost/" + HOST, "Ready", Duration.ofSeconds(PATIENCE_SECONDS))
                .orThrow();
    }

    KubernetesClient client() {
        return cluster.client();
    }

    ChildProcess agent() {
        return agent;
    }

    /** Applies a small domain and waits until its status says that it runs. */
    XenDomain running(String name) {
        XenDomain domain = new XenDomain();
        domain.setMetadata(
                new ObjectMetaBuilder().withNamespace("default").withName(name).build());
        domain.setSpec(XenDomainSpec.fromJson(Map.of(
                "host",
                HOST,
                "config",
                Map.of("type", "pv", "kernel", "/boot/vmlinuz", "memory", 128, "vcpus", 1, "disk", List.of()))));
        client().resource(domain).create();
        return client().resource(domain).waitUntilCondition(Theatre::runs, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean runs(XenDomain domain) {
        return domain != null
                && domain.getStatus() != null
                && domain.getStatus().domain() != null
                && domain.getStatus().domain().state() == DomainState.Running;
    }

    /** Deletes it and waits until it is gone. */
    void gone(XenDomain domain) {
        client().resource(domain).delete();
        client().resource(domain).waitUntilCondition(found -> found == null, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        agent.close();
        operator.close();
        cluster.close();
    }
}
