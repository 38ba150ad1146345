package io.xendomain.e2e;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Detached;
import io.xendomain.testkit.DetachedControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import io.xendomain.testkit.XlOracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** {@code make demo}: the main path, with the words and the programs of a user. */
public final class Demo {
    private static final Path ROOT = Toolchain.projectRoot();
    /** Where everything of a demo is; another one has to be in another folder. */
    private static final Path FOLDER = Path.of(System.getenv()
            .getOrDefault("DEMO_FOLDER", ROOT.resolve("target/demo").toString()));

    private static final Path MANIFESTS = ROOT.resolve("src/e2e/src/main/demo");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ON_DOM0_A = "example-pvhlinux";

    private final Narrator narrator = new Narrator();
    private final Detached detached = Detached.in(FOLDER);

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "up" -> new Demo().up();
            case "down" -> new Demo().down();
            default -> {
                System.err.println("usage: demo up | demo down");
                System.exit(2);
            }
        }
    }

    private void up() throws IOException {
        down();
        startAfresh();
        narrator.chapter("A real Kubernetes API");
        narrator.say("   starting etcd and kube-apiserver ...");
        Kubectl kubectl = new Kubectl(DetachedControlPlane.up(cluster()));
        Stage stage = new Stage(FOLDER, kubectl, this::start);
        narrator.run(kubectl.command("apply", "--server-side", "-k", "deploy/base"));
        stage.deploy();

        narrator.chapter("The operator, with the rights of its ServiceAccount and no others");
        narrator.say("   starting " + Programs.operator() + " ...");
        stage.startOperator();

        narrator.chapter("Two hosts: each makes its own key and is enrolled");
        SimulatedHost a = host(stage, "dom0-a");
        SimulatedHost b = host(stage, "dom0-b");
        kubectl.run("wait", "xenhost", "--all", "--for=condition=Ready", "--timeout=60s")
                .orThrow();
        narrator.run(kubectl.command("get", "xenhosts"));

        importExamples(kubectl);
        show(a);
        refuse(kubectl);
        stall(kubectl);
        deny(kubectl);
        change(kubectl);
        farewell(kubectl, b);
    }

    private void down() {
        detached.end();
        DetachedControlPlane.down(cluster());
    }

    /** What an earlier demo left is in nobody's way, and would be in this one's. */
    private static void startAfresh() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.walk(FOLDER)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Files.createDirectories(FOLDER);
    }

    private SimulatedHost host(Stage stage, String name) {
        narrator.prompt(
                "xendomain-agent csr | kubectl xen host enroll " + name + " --address ... | xendomain-agent trust");
        return stage.addHost(name);
    }

    private void importExamples(Kubectl kubectl) throws IOException {
        narrator.chapter("Xen's own example configs become manifests");
        StringBuilder manifests = new StringBuilder();
        for (Path example : XlOracle.of(SimulatedHost.XEN).examples()) {
            String host = example.toString().endsWith("hvm") ? "dom0-b" : "dom0-a";
            narrator.prompt("kubectl xen import --host " + host + " /etc/xen/" + example.getFileName());
            Finished imported = kubectl.xen("", "import", "--host", host, example.toString())
                    .orThrow();
            narrator.say(imported.stdout() + imported.stderr());
            manifests.append(imported.stdout());
        }
        Path file = Files.writeString(FOLDER.resolve("examples.yaml"), manifests);
        must(narrator.run(kubectl.command("apply", "-f", file.toString())));
        must(narrator.run(kubectl.command(
                "wait", "xd", "--all", "--for=condition=Ready", "--timeout=" + PATIENCE.toSeconds() + "s")));
        narrator.run(kubectl.command("get", "xd", "-o", "wide"));
    }

    private void show(SimulatedHost host) throws IOException {
        narrator.chapter("What lies in dom0-a, and what the real xl says to it");
        Path config = host.config("example.pvhlinux");
        narrator.prompt("cat " + (config.startsWith(ROOT) ? ROOT.relativize(config) : config));
        narrator.say(Files.readString(config));
        must(narrator.run(Command.of(SimulatedHost.xl(), "create", "-n", config.toString())));
    }

    private void refuse(Kubectl kubectl) {
        narrator.chapter("A manifest that kubectl apply refuses");
        mustNot(narrator.run(
                kubectl.command("apply", "-f", MANIFESTS.resolve("refused.yaml").toString())));
    }

    private void stall(Kubectl kubectl) {
        narrator.chapter("A manifest that only the validator can refuse: all its findings at once");
        must(narrator.run(
                kubectl.command("apply", "-f", MANIFESTS.resolve("stalled.yaml").toString())));
        kubectl.waitFor("xd/stalled", "Stalled", PATIENCE).orThrow();
        narrator.run(kubectl.command("describe", "xd", "stalled"));
    }

    private void deny(Kubectl kubectl) {
        narrator.chapter("A manifest that only the host can refuse: its policy is in dom0");
        must(narrator.run(
                kubectl.command("apply", "-f", MANIFESTS.resolve("denied.yaml").toString())));
        kubectl.waitFor("xd/denied", "Stalled", PATIENCE).orThrow();
        narrator.run(kubectl.command(
                "get",
                "xd",
                "denied",
                "-o",
                "jsonpath={range .status.findings[*]}{.severity}: {.message}{\"\\n\"}{end}"));
    }

    private void change(Kubectl kubectl) {
        narrator.chapter("An edit: pushed, and what waits for a restart is said key by key");
        patch(kubectl, "{\"spec\":{\"config\":{\"memory\":256}}}");
        kubectl.waitFor("xd/" + ON_DOM0_A, "RestartRequired", PATIENCE).orThrow();
        narrator.run(kubectl.command("get", "xd", ON_DOM0_A, "-o", "jsonpath={.status.pending}{\"\\n\"}"));

        narrator.chapter("A pause");
        patch(kubectl, "{\"spec\":{\"powerState\":\"Paused\"}}");
        kubectl.run(
                        "wait",
                        "xd/" + ON_DOM0_A,
                        "--for=jsonpath={.status.domain.state}=Paused",
                        "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
        narrator.run(kubectl.command("get", "xd", ON_DOM0_A));

        narrator.chapter("A delete");
        must(narrator.run(kubectl.command("delete", "xd", "stalled", "denied", "example-pvlinux")));
        narrator.run(kubectl.command("get", "xd"));
    }

    private void farewell(Kubectl kubectl, SimulatedHost other) {
        narrator.chapter("It goes on running. To play with it:");
        narrator.say("export KUBECONFIG=" + kubectl.kubeconfig());
        narrator.say("export PATH=" + Toolchain.controlPlane() + ":" + ROOT.resolve("target/bin") + ":$PATH");
        narrator.say("kubectl get xd,xh    # the agents' folders are in " + FOLDER + "; make demo-down ends it all");
    }

    private void patch(Kubectl kubectl, String patch) {
        must(narrator.run(kubectl.command("patch", "xd", ON_DOM0_A, "--type", "merge", "-p", patch)));
    }

    private ChildProcess start(Command command, Path log) {
        ChildProcess process = command.startDetached(log);
        detached.add(process);
        return process;
    }

    private static Path cluster() {
        return FOLDER.resolve("cluster");
    }

    private static void must(Finished finished) {
        finished.orThrow();
    }

    private static void mustNot(Finished finished) {
        if (finished.exit() == 0) {
            throw new IllegalStateException("this should have been refused");
        }
    }
}
