package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.XenLab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent's package in a dom0 as people have it: Debian with systemd on a real Xen. What runs there runs in the sandbox of
 * the unit, xl, its hotplug scripts and the device models included.
 */
@ExtendWith(ControlPlaneExtension.class)
class AgentInDom0E2E {
    private static final String HOST = "dom0-d";
    private static final String UNIT = "xendomain-agent.service";
    private static final String STATE = "/var/lib/xendomain-agent";
    private static final String IMAGES = "/var/lib/xen/images";

    /** A disk by a loop device and hotplug script, one by a qemu, and an interface on a bridge. */
    private static final String PARAVIRTUAL = ", maxmem: 200, disk: [{vdev: xvda, target: " + IMAGES
            + "/loop.img, format: raw}, {vdev: xvdb, target: " + IMAGES
            + "/qdisk.img, format: raw, backendtype: qdisk}], vif: [{bridge: xenbr0}]";

    /**
     * Emulated from its firmware on, with a screen, a disc, a disk and a network card: on a bridge that leads nowhere, for its
     * firmware would ask the network for an address, and get dom0's. It finds nothing to start and is not to need much for that.
     */
    private static final String EMULATED = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: emulated, namespace: default}
            spec:
              host: %s
              deletionPolicy: Destroy
              config:
                type: hvm
                memory: 128
                boot: d
                vnc: true
                disk:
                - {vdev: hda, target: %s/hard.img, format: raw}
                - {vdev: hdc, target: %s/disc.iso, format: raw, access: ro, devtype: cdrom}
                vif: [{bridge: xenbr1, model: e1000}]
                cpuWeight: 16
            """.formatted(HOST, IMAGES, IMAGES);

    @Test
    void isInstalledEnrolledUpgradedRemovedAndPurgedWhileDomainsRun(ControlPlane cluster, @TempDir Path folder)
            throws IOException {
        Kubectl kubectl = new Kubectl(cluster.kubeconfig());
        Stage stage = new Stage(folder, kubectl, Command::start);
        Packages.folder(); // while there is no emulator yet
        try (XenLab lab = XenLab.debian()) {
            Packages.otherDeb(lab.share().resolve("old.deb"), "0.0.1", "# FORMER");
            Packages.otherDeb(lab.share().resolve("new.deb"), "0.0.2", "# PRESENT");
            Packages.agentCache(lab.share().resolve("agent.aot"));
            stage.deploy();
            stage.startOperator();
            story(new RealHost(HOST, lab), kubectl);
        } finally {
            stage.started().reversed().forEach(ChildProcess::close);
        }
    }

    private static void story(RealHost host, Kubectl kubectl) {
        Instant begun = Instant.now();
        host.run("""
                busybox brctl addbr xenbr1
                mkdir -p %1$s
                for image in loop.img qdisk.img hard.img disc.iso; do
                  dd if=/dev/zero of=%1$s/$image bs=1M count=4 2>/dev/null
                done
                """.formatted(IMAGES));
        assertThat(install(host, "old")).contains("xendomain-agent csr | kubectl xen host enroll");
        assertThat(active(host)).as("it has no certificate yet").isEqualTo("inactive");
        measured("installed", begun);

        host.enroll(kubectl);
        kubectl.waitFor("xenhost/" + HOST, "Ready", Guest.PATIENCE).orThrow();
        assertThat(active(host)).as("the path unit has seen the certificate").isEqualTo("active");
        measured("enrolled", begun);

        Guest paravirtual = new Guest(kubectl, "paravirtual")
                .apply(Guest.manifest("paravirtual", HOST, "pv", PARAVIRTUAL))
                .await("Ready");
        Guest emulated = new Guest(kubectl, "emulated").apply(EMULATED).await("Ready");
        List<Guest> guests = List.of(paravirtual, emulated);
        String domids = domids(guests, host);
        assertThat(domids(guests)).isEqualTo(domids);
        assertThat(host.run("xl block-list paravirtual")).contains("51712", "51728");
        assertThat(host.run("xl network-list paravirtual")).contains("00:16:3e");
        for (String name : List.of("xl", "xen-qemu-system")) {
            isShutIn(name, host);
        }
        measured("domains run", begun);

        String former = host.run("systemctl show --property MainPID " + UNIT);
        install(host, "new");
        assertThat(active(host)).isEqualTo("active");
        assertThat(host.run("systemctl show --property MainPID " + UNIT)).isNotEqualTo(former);
        assertThat(host.run("tail -n 1 /etc/xendomain/policy.yaml")).contains("PRESENT");
        // applied by the new agent, on the domain that the old one started
        paravirtual.edit("\"memory\":180").await(".status.applied[?(@.key==\"memory\")].after", "180");
        assertThat(domids(guests, host)).as("no domain has noticed").isEqualTo(domids);
        assertThat(guests).allSatisfy(guest -> assertThat(guest.restarts()).isEmpty());
        measured("upgraded", begun);

        host.run("dpkg --remove xendomain-agent");
        assertThat(host.lab().run("systemctl is-active " + UNIT).exit()).isNotZero();
        assertThat(host.run("ls /etc/xendomain " + STATE)).contains("agent.properties", "policy.yaml", "identity");
        assertThat(domids(guests, host)).isEqualTo(domids);

        assertThat(host.run("dpkg --purge xendomain-agent 2>&1"))
                .contains(guests.stream()
                        .map(guest -> guest.field(".status.domain.uuid") + ".json stays, its domain runs")
                        .toList());
        assertThat(host.run("ls -A " + STATE)).contains("domains").doesNotContain("identity", "key");
        assertThat(host.run("ls /etc/xen")).contains("paravirtual.cfg", "emulated.cfg");
        assertThat(host.lab().run("ls /etc/xendomain").exit()).isNotZero();
        assertThat(host.run("find /etc/systemd /usr/lib/systemd -name 'xendomain-agent*'"))
                .isEmpty();
        assertThat(domids(guests, host)).isEqualTo(domids);
        assertThat(host.run("xl destroy paravirtual && xl destroy emulated && xl list"))
                .doesNotContain("paravirtual", "emulated");
        measured("purged", begun);
    }

    /** Preparing the AOT cache would take an emulated CPU ten minutes; AgentPackageE2E does it. */
    private static String install(RealHost host, String version) {
        return host.run("XENDOMAIN_AGENT_CACHE=/host/agent.aot dpkg --install /host/" + version + ".deb 2>&1");
    }

    /** Whether each process of that name has what the unit leaves it and no more. */
    private static void isShutIn(String name, RealHost host) {
        String found = host.run("""
                for process in /proc/[0-9]*; do
                  { read -r comm < $process/comm; } 2>/dev/null && [ "$comm" = "%s" ] || continue
                  grep -q %s $process/cgroup || continue
                  grep -E '^(NoNewPrivs|Seccomp|CapBnd):' $process/status
                  grep ' /usr ' $process/mountinfo
                done
                """.formatted(name.substring(0, Math.min(15, name.length())), UNIT));
        assertThat(found)
                .as(name)
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2")
                .doesNotContainPattern("CapBnd:\\s+0*1ff")
                .containsPattern("/usr /usr ro[, ]");
    }

    private static String active(RealHost host) {
        return host.lab().run("systemctl is-active " + UNIT).stdout().strip();
    }

    /** As xl has them. */
    private static String domids(List<Guest> guests, RealHost host) {
        return String.join(
                " ",
                guests.stream()
                        .map(guest -> host.run("xl domid " + guest.name()).strip())
                        .toList());
    }

    /** As their objects have them. */
    private static String domids(List<Guest> guests) {
        return String.join(" ", guests.stream().map(Guest::domid).toList());
    }

    private static void measured(String what, Instant since) {
        System.out.println("measured: package in dom0, " + what + ": "
                + Duration.between(since, Instant.now()).toSeconds() + " s");
    }
}
