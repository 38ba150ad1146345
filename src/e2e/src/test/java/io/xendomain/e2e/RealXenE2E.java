package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user sees of domains on a real Xen: kubectl on one side, xl in dom0 on the other. One boot for all; beside that
 * host is a simulated one, to which nothing ever goes.
 *
 * <p>Where a domid has to stay the same the guest is PV: in an emulator a PVH guest may reboot by itself while it boots.
 */
class RealXenE2E {
    private static final String REAL = "dom0-a";
    private static final String QUIET = ", cmdline: console=hvc0 quiet";

    @TempDir
    static Path folder;

    private static ControlPlane cluster;
    private static Stage stage;
    private static Kubectl kubectl;
    private static ChildProcess operator;
    private static RealHost host;
    private static SimulatedHost other;

    @BeforeAll
    static void raiseTheCurtain() throws IOException {
        raiseCluster("first");
        host = RealHost.boot(REAL);
        host.enroll(kubectl);
        host.startAgent();
        other = stage.addHost("dom0-b");
        awaitHost("Ready");
    }

    @AfterAll
    static void endAll() {
        endCluster();
        if (host != null) {
            host.lab().close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pv", "pvh"})
    void aManifestBecomesADomain(String type) {
        host.run("mkdir -p /var/lib/xen/images && dd if=/dev/zero of=/var/lib/xen/images/" + type
                + ".img bs=1M count=8");
        Guest guest = guest("born-" + type)
                .apply(Guest.manifest(
                        "born-" + type,
                        REAL,
                        type,
                        QUIET + ", disk: [{vdev: xvda, target: /var/lib/xen/images/" + type + ".img, format: raw}]"
                                + ", vif: [{bridge: xenbr0}]"))
                .await("Ready");
        Awaitility.await("the same domain on both sides")
                .atMost(Guest.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> guest.state().equals("Running")
                        && host.lab()
                                .run("xl domid " + guest.name())
                                .stdout()
                                .strip()
                                .equals(guest.domid()));
        assertThat(host.run("xl block-list " + guest.name())).contains("51712");
        assertThat(host.run("xl network-list " + guest.name())).contains("00:16:3e");

        guest.delete();
        assertThat(host.run("xl list; ls /etc/xen")).doesNotContain("born-" + type);
    }

    /** How much of it is ours: all but {@code xl create}. */
    @Test
    void aManifestIsADomainSoon() {
        host.run("""
                mv /usr/sbin/xl /usr/sbin/xl.real
                cat > /usr/sbin/xl <<'END'
                #!/bin/sh
                now() { read -r seconds rest < /proc/uptime; echo $seconds; }
                before=$(now)
                /usr/sbin/xl.real "$@"
                status=$?
                echo "$before $(now) $*" >> /tmp/xl-times
                exit $status
                END
                chmod +x /usr/sbin/xl
                """);
        Guest guest = guest("soon");
        Instant asked = Instant.now();
        guest.apply(Guest.manifest("soon", REAL, "pv", QUIET)).await(".status.domain.state", "Running");
        measured("kubectl apply to Running in status", asked);
        System.out.println("measured: what xl took of that, in seconds of dom0: "
                + host.run("awk '{print $2 - $1, $3, $4}' /tmp/xl-times").replace("\n", "; "));
        host.run("mv /usr/sbin/xl.real /usr/sbin/xl");
        assertThat(inXl(guest)).isEqualTo(guest.domid());
        guest.delete();
    }

    @Test
    void whatTheDefaultPolicyDoesNotListIsRefusedInDom0() {
        Guest guest = guest("curious")
                .apply(Guest.manifest(
                        "curious", REAL, "pv", ", disk: [{vdev: xvda, target: /etc/shadow, format: raw}]"))
                .await("Stalled");
        assertThat(guest.why("Stalled")).startsWith("PolicyDenied").contains("/etc/shadow");
        assertThat(host.run("xl list; ls /etc/xen")).doesNotContain("curious");
        guest.delete();
    }

    @Test
    void xlDestroyByHandIsSeenAndTheRestartPolicyFollowed() {
        Guest guest = running("destroyed", "pv");
        String domid = guest.domid();
        try (ChildProcess watch = kubectl.command(
                        "get", guest.object(), "--watch", "-o", "jsonpath={.status.domain.state}{\"\\n\"}")
                .start(folder.resolve("watch.log"))) {
            watch.awaitOutput("Running", Guest.PATIENCE);
            Instant called = Instant.now();
            host.run("xl destroy destroyed");
            Instant gone = Instant.now();
            watch.await("see it", Guest.PATIENCE, () -> watch.output()
                    .lines()
                    .anyMatch(state -> !state.isEmpty() && !state.equals("Running")));
            measured("xl destroy by hand to status", called);
            measured("the same from the end of xl destroy", gone);
        }
        guest.await(".status.domain.restarts.count", "1").await("Ready");
        assertThat(guest.field(".status.domain.restarts.lastReason")).contains("xl destroy");
        assertThat(inXl(guest)).isEqualTo(guest.domid()).isNotEqualTo(domid);
        guest.delete();
    }

    @Test
    void memoryChangesAtOnceAndTheCommandLineAtTheNextStart() {
        Guest guest = guest("edited")
                .apply(Guest.manifest("edited", REAL, "pv", QUIET + ", maxmem: 224"))
                .await("Ready");
        String domid = guest.domid();

        Instant edited = Instant.now();
        guest.edit("\"memory\":200").await(".status.applied[?(@.key==\"memory\")].after", "200");
        measured("memory edited to status.applied", edited);
        assertThat(guest.change("applied", "memory").path("before").asText()).isEqualTo("160");
        assertThat(host.run("xl list edited")).containsPattern("edited +" + domid + " +200 ");
        guest.await("RestartRequired=False");

        guest.edit("\"cmdline\":\"console=hvc0 debug\"").await("RestartRequired");
        assertThat(guest.why("RestartRequired")).contains("cmdline console=hvc0 quiet -> console=hvc0 debug");
        assertThat(guest.change("pending", "cmdline").path("running").asText()).isEqualTo("console=hvc0 quiet");
        assertThat(guest.change("pending", "cmdline").path("configured").asText())
                .isEqualTo("console=hvc0 debug");
        assertThat(inXl(guest)).isEqualTo(domid);

        guest.annotate("xendomain.io/restart-requested-at", "now")
                .await(".status.lastHandledRestart", "now")
                .await("RestartRequired=False")
                .await("Ready");
        assertThat(guest.field(".status.pending")).isEmpty();
        assertThat(inXl(guest)).isEqualTo(guest.domid()).isNotEqualTo(domid);
        assertThat(host.run("xl list -l " + guest.domid())).contains("console=hvc0 debug");
        guest.delete();
    }

    @Test
    void aLostHostIsSaidToBeLostAndItsDomainIsLeftAlone() {
        Guest guest = running("stranded", "pv");
        String domid = guest.domid();
        Instant lost = Instant.now();
        signal("STOP");
        try {
            guest.await("HostReachable=False");
            measured("host stopped to HostReachable=False", lost);
            guest.await(".status.domain.state", "Unknown");
            assertThat(other.config("stranded")).doesNotExist();
        } finally {
            signal("CONT");
        }
        Instant back = Instant.now();
        guest.await("HostReachable").await(".status.domain.state", "Running").await("Ready");
        measured("host back to Ready", back);
        assertThat(inXl(guest)).isEqualTo(guest.domid()).isEqualTo(domid);
        assertThat(guest.restarts()).isEmpty();
        guest.delete();
    }

    @Test
    void withoutAnOperatorDomainsRunOnAndAreKeptRunning() {
        Guest guest = running("alone", "pv");
        String domid = guest.domid();
        operator.kill();
        assertThat(inXl(guest)).isEqualTo(domid);
        host.run("xl destroy alone");
        Awaitility.await("the agent starts it again")
                .atMost(Guest.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Finished found = host.lab().run("xl domid alone");
                    return found.exit() == 0 && !found.stdout().strip().equals(domid);
                });
        assertThat(guest.domid()).as("nobody is there to say").isEqualTo(domid);

        operator = stage.startOperator();
        guest.await(".status.domain.domid", inXl(guest)).await("Ready");
        assertThat(guest.restarts()).isEqualTo("1");
        guest.delete();
    }

    @Test
    void aDomainMadeByHandIsTakenOverWhenThatIsAskedForAndNotTouched() {
        String uuid = "6c3bd5f2-0a1e-4d7b-9c58-4f1d2e3a4b5c";
        host.run("""
                cat > /etc/xen/handmade.cfg <<'END'
                name = "handmade"
                uuid = "%s"
                type = "pv"
                kernel = "/boot/vmlinux"
                ramdisk = "/boot/domu.cpio.gz"
                memory = 160
                cmdline = "console=hvc0 quiet"
                END
                xl create -q /etc/xen/handmade.cfg
                """.formatted(uuid));
        String domid = host.run("xl domid handmade").strip();
        Guest guest = guest("handmade")
                .apply(Guest.manifest("handmade", REAL, "pv", ", cmdline: console=hvc0 debug, vcpus: 2, uuid: " + uuid))
                .await("Stalled");
        assertThat(guest.why("Stalled"))
                .startsWith("NotOurs")
                .contains("domain " + domid + " (handmade)", "either end it", "xendomain.io/adopt to \"true\"");
        assertThat(inXl(guest)).isEqualTo(domid);

        guest.annotate("xendomain.io/adopt", "true").await("Ready").await("RestartRequired");
        assertThat(inXl(guest)).isEqualTo(guest.domid()).isEqualTo(domid);
        assertThat(guest.restarts()).isEmpty();
        assertThat(guest.change("pending", "cmdline").path("running").asText()).isEqualTo("console=hvc0 quiet");
        assertThat(guest.change("pending", "vcpus").path("configured").asText()).isEqualTo("2");
        assertThat(host.run("cat /etc/xen/handmade.cfg.before-adoption")).contains("quiet");
        guest.delete();
        assertThat(host.run("xl list")).doesNotContain("handmade");
    }

    @Test
    void aClusterRebuiltFromManifestsFindsEveryDomainAsItWas() throws IOException {
        List<String> names = List.of("kept-1", "kept-2");
        List<String> manifests = names.stream()
                .map(name -> Guest.manifest(name, REAL, "pv", QUIET))
                .toList();
        manifests.forEach(manifest -> kubectl.apply(manifest).orThrow());
        List<String> domids =
                names.stream().map(name -> guest(name).await("Ready").domid()).toList();

        endCluster();
        raiseCluster("rebuilt");
        host.enroll(kubectl);
        Instant enrolled = Instant.now();
        awaitHost("Ready");
        measured("enrolled anew to XenHost Ready", enrolled);
        manifests.forEach(manifest -> kubectl.apply(manifest).orThrow());
        Instant applied = Instant.now();
        for (String name : names) {
            guest(name).await("Ready");
        }
        measured("manifests applied to all Ready", applied);
        assertThat(names.stream().map(name -> guest(name).domid())).containsExactlyElementsOf(domids);
        assertThat(names.stream().map(name -> inXl(guest(name)))).containsExactlyElementsOf(domids);
        assertThat(names.stream().map(name -> guest(name).restarts())).containsOnly("");
        names.forEach(name -> guest(name).delete());
    }

    private static void raiseCluster(String name) throws IOException {
        cluster = ControlPlane.start();
        kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(Files.createDirectories(folder.resolve(name)), kubectl, Command::start);
        stage.deploy();
        operator = stage.startOperator();
    }

    private static void endCluster() {
        if (stage != null) {
            stage.started().reversed().forEach(ChildProcess::close);
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private static void awaitHost(String condition) {
        kubectl.waitFor("xenhost/" + REAL, condition, Guest.PATIENCE).orThrow();
    }

    private static Guest guest(String name) {
        return new Guest(kubectl, name);
    }

    private static Guest running(String name, String type) {
        return guest(name).apply(Guest.manifest(name, REAL, type, QUIET)).await("Ready");
    }

    /** Its domid as xl has it. */
    private static String inXl(Guest guest) {
        return host.run("xl domid " + guest.name()).strip();
    }

    /** To the emulator: what stops all of its CPUs at once. */
    private static void signal(String signal) {
        Command.of(
                        Path.of("kill"),
                        "-" + signal,
                        Long.toString(host.lab().emulator().pid()))
                .run(Duration.ofSeconds(10))
                .orThrow();
    }

    /** A figure for the reader of the log: how long a thing takes depends on the machine, and is not asserted. */
    private static void measured(String what, Instant since) {
        System.out.println("measured: " + what + ": "
                + Duration.between(since, Instant.now()).toMillis() + " ms");
    }
}
