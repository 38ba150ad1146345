package io.xendomain.e2e;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Detached;
import io.xendomain.testkit.DetachedControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import io.xendomain.testkit.XenLab;
import io.xendomain.testkit.XlOracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code make demo}: the main path, with the words and the programs of a user. */
public final class Demo {
    private static final Path ROOT = Toolchain.projectRoot();
    /** Where everything of a demo is; another one has to be in another folder. */
    private static final Path FOLDER = Path.of(System.getenv()
            .getOrDefault("DEMO_FOLDER", ROOT.resolve("target/demo").toString()));

    private static final Path MANIFESTS = ROOT.resolve("src/e2e/src/main/demo");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REAL = "dom0-a";
    private static final String SHARED = "/dev/vg/guest-volume";

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
        Optional<RealHost> xen = realHost(stage);
        SimulatedHost b = simulatedHost(stage, "dom0-b");
        narrator.say("   waiting for the agents"
                + xen.map(host -> "; in an emulator one needs half a minute").orElse("") + " ...");
        kubectl.run("wait", "xenhost", "--all", "--for=condition=Ready", "--timeout=300s")
                .orThrow();
        narrator.run(kubectl.command("get", "xenhosts"));

        new GuestChapters(narrator, kubectl, xen).show();
        importExamples(kubectl);
        show(b);
        refuse(kubectl);
        stall(kubectl);
        deny(kubectl);
        delete(kubectl);
        farewell(kubectl, xen);
    }

    private void down() {
        detached.end();
        DetachedControlPlane.down(cluster());
        XenLab.tidy(FOLDER.resolve(REAL));
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

    /** dom0-a, with a real Xen where that can be had, else simulated as the other one. */
    private Optional<RealHost> realHost(Stage stage) {
        narrator.say("   looking for the real Xen; the first time it is made from Debian's packages ...");
        Optional<String> missing = XenLab.whyNot(RealHost.XEN);
        if (missing.isPresent()) {
            narrator.say("   no real Xen here, so " + REAL + " is simulated, too: " + missing.get());
            simulatedHost(stage, REAL);
            return Optional.empty();
        }
        narrator.say("   packing the agent with a Java runtime of its own, and booting Xen " + RealHost.XEN
                + " with it in an emulator; if another one runs on this machine, when that has ended ...");
        RealHost host = RealHost.boot(REAL, FOLDER.resolve(REAL), this::start);
        showPipe(REAL);
        narrator.say("   the agent makes its key, in an emulated dom0 where Java starts slowly ...");
        host.enroll(stage.admin());
        host.startAgent();
        return Optional.of(host);
    }

    private SimulatedHost simulatedHost(Stage stage, String name) {
        showPipe(name);
        return stage.addHost(name);
    }

    private void showPipe(String host) {
        narrator.prompt(
                "xendomain-agent csr | kubectl xen host enroll " + host + " --address ... | xendomain-agent trust");
    }

    private void importExamples(Kubectl kubectl) throws IOException {
        narrator.chapter("Xen's own example configs become manifests");
        StringBuilder manifests = new StringBuilder();
        for (Path example : XlOracle.of(SimulatedHost.XEN).examples()) {
            narrator.prompt("kubectl xen import --host dom0-b /etc/xen/" + example.getFileName());
            Finished imported = kubectl.xen("", "import", "--host", "dom0-b", example.toString())
                    .orThrow();
            narrator.say(imported.stdout() + imported.stderr());
            manifests.append(imported.stdout());
        }
        narrator.say(
                "Two of them write to the same volume, which the operator would not let them do: the PV guest gets another.");
        Path file = Files.writeString(FOLDER.resolve("examples.yaml"), withVolumesOfTheirOwn(manifests.toString()));
        must(narrator.run(kubectl.command("apply", "-f", file.toString())));
        must(narrator.run(kubectl.command(
                "wait", "xd", "--all", "--for=condition=Ready", "--timeout=" + PATIENCE.toSeconds() + "s")));
        narrator.run(kubectl.command("get", "xd", "-o", "wide"));
    }

    /** The first of two that share one keeps it. */
    private static String withVolumesOfTheirOwn(String manifests) {
        int last = manifests.lastIndexOf(SHARED);
        return manifests.substring(0, last) + "/dev/vg/pv-guest" + manifests.substring(last + SHARED.length());
    }

    private void show(SimulatedHost host) throws IOException {
        narrator.chapter("What lies in dom0-b, and what the real xl says to it");
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

    private void delete(Kubectl kubectl) {
        narrator.chapter("A delete");
        must(narrator.run(kubectl.command("delete", "xd", "stalled", "denied", "example-pvlinux")));
        narrator.run(kubectl.command("get", "xd"));
    }

    private void farewell(Kubectl kubectl, Optional<RealHost> xen) {
        narrator.chapter("It goes on running. To play with it:");
        narrator.say("export KUBECONFIG=" + kubectl.kubeconfig());
        narrator.say("export PATH=" + Toolchain.controlPlane() + ":" + ROOT.resolve("target/bin") + ":$PATH");
        narrator.say("kubectl get xd,xh    # the agents' folders are in " + FOLDER + "; make demo-down ends it all");
        xen.ifPresent(host -> narrator.say("curl -H 'Content-Type: text/plain' --data-binary 'xl list' "
                + host.lab().shell() + "    # root in dom0-a"));
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
