package io.xendomain.e2e;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.Toolchain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our programs around a cluster: what a person would start by hand, in the same words. */
public final class Stage {
    static final String NAMESPACE = "xendomain-system";
    static final String SERVICE_ACCOUNT = "xendomain-operator";
    private static final Duration UP = Duration.ofSeconds(60);

    /** How a program is started: to end with this JVM, or to outlive it. */
    @FunctionalInterface
    public interface Starter {
        ChildProcess start(Command command, Path log);
    }

    private final Path folder;
    private final Kubectl admin;
    private final Starter starter;
    private final List<ChildProcess> started = new ArrayList<>();
    private URI operator;

    public Stage(Path folder, Kubectl admin, Starter starter) {
        this.folder = folder;
        this.admin = admin;
        this.starter = starter;
    }

    Kubectl admin() {
        return admin;
    }

    Path folder() {
        return folder;
    }

    /** Definitions, namespace, ServiceAccount and roles: everything that {@code deploy/base} holds. */
    public void deploy() {
        String base = Toolchain.projectRoot().resolve("deploy/base").toString();
        admin.run("apply", "--server-side", "-k", base).orThrow();
        ControlPlane.awaitEstablished(admin::run, "crd", "-l", "app.kubernetes.io/part-of=xendomain");
    }

    /** The operator with exactly the rights of its ServiceAccount; ready when this returns. */
    public ChildProcess startOperator() {
        return startOperator(Map.of());
    }

    /**
     * The same.
     *
     * @param settings more environment variables
     */
    ChildProcess startOperator(Map<String, String> settings) {
        Kubectl own = admin.as(NAMESPACE, SERVICE_ACCOUNT);
        int port = Ports.free();
        Command operator = Command.of(Programs.operator())
                .with("KUBECONFIG", own.kubeconfig().toString())
                .with("XENDOMAIN_NAMESPACE", NAMESPACE)
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("QUARKUS_HTTP_PORT", Integer.toString(port));
        for (var setting : settings.entrySet()) {
            operator = operator.with(setting.getKey(), setting.getValue());
        }
        ChildProcess process = start(operator, "operator");
        this.operator = URI.create("http://127.0.0.1:" + port);
        Health ready = new Health(this.operator + "/q/health/ready");
        return process.await("the operator is ready", UP, ready::isUp);
    }

    /** Where the operator that was started last serves its health and its metrics. */
    URI operator() {
        return operator;
    }

    /** A host of that name, enrolled through the pipe of the documentation; its agent runs when this returns. */
    SimulatedHost addHost(String name) {
        return addHost(name, admin);
    }

    /**
     * The same, enrolled with somebody's rights.
     *
     * @param enroller whose these are
     */
    SimulatedHost addHost(String name, Kubectl enroller) {
        SimulatedHost host = SimulatedHost.in(folder.resolve(name), name, Ports.free());
        host.enroll(enroller);
        start(host.agent(), name);
        return host;
    }

    ChildProcess start(Command command, String name) {
        ChildProcess process = starter.start(command, folder.resolve(name + ".log"));
        started.add(process);
        return process;
    }

    /** Everything that runs, in the order of its start. */
    List<ChildProcess> started() {
        return List.copyOf(started);
    }
}
