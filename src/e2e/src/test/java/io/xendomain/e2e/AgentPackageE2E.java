package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.DebianRoot;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The agent as somebody installs it: the Debian package, in a Debian that has nothing else. */
@ExtendWith(ControlPlaneExtension.class)
class AgentPackageE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String UNITS = "/etc/systemd/system/multi-user.target.wants/xendomain-agent.";
    private static final String CACHE = "/var/cache/xendomain-agent/agent.aot";
    private static final String CONFIG = "/etc/xen/web-1.cfg";
    private static final String STATE = "/var/lib/xendomain-agent";
    private static final String DOMAIN = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: web-1}
            spec:
              host: packaged
              config: {type: pvh, kernel: /boot/vmlinux, memory: 128}
            """;

    @Test
    void lintianFindsNoErrors() {
        Path deb = Packages.deb();
        Finished found = DebianRoot.withLintian(deb.getParent())
                .run("lintian --allow-root --no-cfg --fail-on error /mnt/" + deb.getFileName());
        assertThat(found.exit()).as(found.stdout() + found.stderr()).isZero();
    }

    @Test
    void systemdReadsTheUnitsWithoutComplaint(@TempDir Path folder) throws IOException {
        DebianRoot tools = DebianRoot.withLintian(unpacked(folder));
        // the program is looked for where it will be installed
        String verdict = tools.demand("""
                mkdir -p /usr/lib/xendomain-agent
                mount --bind /mnt/usr/lib/xendomain-agent /usr/lib/xendomain-agent
                systemd-analyze verify --man=no /mnt/usr/lib/systemd/system/xendomain-agent.* 2>&1
                """);
        assertThat(verdict).isEmpty();
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(Packages.deb())).isLessThan(60_000_000);
    }

    @Test
    void isInstalledEnrolledUpgradedRemovedAndPurged(ControlPlane cluster, @TempDir Path folder) throws IOException {
        Kubectl kubectl = new Kubectl(cluster.kubeconfig());
        Stage stage = new Stage(folder, kubectl, Command::start);
        DebianRoot debian = DebianRoot.clean(folder, Files.createDirectory(folder.resolve("share")));
        try {
            stage.deploy();
            stage.startOperator();
            story(debian, stage, kubectl);
        } finally {
            stage.started().reversed().forEach(ChildProcess::close);
            debian.delete();
        }
    }

    private static void story(DebianRoot debian, Stage stage, Kubectl kubectl) throws IOException {
        Files.copy(Packages.deb(), debian.share().resolve("new.deb"));
        Packages.otherDeb(debian.share().resolve("old.deb"), "0.0.1", "# FORMER");

        String said = debian.demand("dpkg --install /mnt/old.deb 2>&1");
        assertThat(said)
                .contains("xendomain-agent csr | kubectl xen host enroll NAME --address ADDRESS:8443 |")
                .doesNotContain("no AOT cache");
        assertThat(Path.of(debian.resolve(UNITS + "service").toString())).isSymbolicLink();
        assertThat(Path.of(debian.resolve(UNITS + "path").toString())).isSymbolicLink();
        // with this mode a JVM does not start unless it can use the cache that it is given
        debian.demand("JAVA_TOOL_OPTIONS=-XX:AOTMode=on xendomain-agent --version");
        assertThat(debian.demand("find /usr /etc /var -user _xendomain -o -group _xendomain"))
                .as("what belongs to the user that made the cache")
                .isEmpty();

        int port = Ports.free();
        Files.writeString(debian.resolve("/etc/xendomain/agent.properties"), """
                xendomain.toolstack=simulated
                xendomain.listen.address=127.0.0.1
                xendomain.listen.port=%d
                xendomain.health.port=%d
                """.formatted(port, Ports.free()));
        String request = debian.demand("xendomain-agent csr");
        Finished chain = kubectl.xen(request, "host", "enroll", "packaged", "--address", "127.0.0.1:" + port)
                .orThrow();
        debian.command("xendomain-agent", "trust")
                .reading(chain.stdout())
                .run(PATIENCE)
                .orThrow();
        assertThat(debian.demand("stat -c %a " + STATE).strip()).isEqualTo("700");

        ChildProcess agent = stage.start(debian.command("xendomain-agent"), "agent");
        kubectl.apply(DOMAIN).orThrow();
        kubectl.waitFor("xd/web-1", "Ready", PATIENCE).orThrow();
        String before = domain(kubectl);
        assertThat(debian.read(CONFIG)).contains("Managed by xendomain-operator");

        debian.demand("dpkg --install /mnt/new.deb 2>&1");
        assertThat(debian.read("/etc/xendomain/agent.properties")).contains("simulated");
        assertThat(debian.read("/etc/xendomain/policy.yaml")).doesNotContain("FORMER");
        agent.close();
        stage.start(debian.command("xendomain-agent"), "agent");
        // pending until the new agent has told that it serves
        kubectl.apply(DOMAIN.replace("128", "256")).orThrow();
        kubectl.run("wait", "xd/web-1", "--for=jsonpath={.status.domain.memory}=256", "--timeout=120s")
                .orThrow();
        assertThat(domain(kubectl)).as("the domain has not noticed").isEqualTo(before);

        stage.started().getLast().close();
        debian.demand("dpkg --remove xendomain-agent 2>&1");
        assertThat(debian.resolve("/usr/lib/xendomain-agent")).doesNotExist();
        assertThat(debian.resolve(CACHE)).doesNotExist();
        assertThat(debian.resolve("/etc/xendomain/agent.properties")).exists();
        assertThat(debian.resolve(STATE + "/identity")).exists();

        debian.demand("dpkg --purge xendomain-agent 2>&1");
        assertThat(debian.resolve("/etc/xendomain")).doesNotExist();
        assertThat(debian.resolve(STATE)).doesNotExist();
        assertThat(debian.resolve(UNITS + "service")).doesNotExist();
        assertThat(debian.run("id _xendomain").exit()).isNotZero();
        assertThat(debian.resolve(CONFIG)).as("configs of domains stay").exists();
        assertThat(debian.demand("dpkg --list | grep xendomain || true")).isEmpty();
    }

    private static String domain(Kubectl kubectl) {
        return kubectl.run(
                        "get",
                        "xd/web-1",
                        "-o",
                        "jsonpath={.status.domain.domid} {.status.domain.uuid} {.status.domain.since}")
                .orThrow()
                .stdout();
    }

    private static Path unpacked(Path folder) {
        Command.of(Path.of("/usr/bin/dpkg-deb"), "-x", Packages.deb().toString(), folder.toString())
                .run(PATIENCE)
                .orThrow();
        return folder;
    }
}
