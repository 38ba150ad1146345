package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.api.XenHostStatus;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What another Xen on a host would do to its domains, asked of a real API server. */
@ExtendWith(ControlPlaneExtension.class)
class UpgradeIT {
    private static final String MANIFEST = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: "%s", namespace: "upgrade"}
            spec: {host: "%s", config: %s}
            """;

    private final Cluster cluster;

    UpgradeIT(ControlPlane server) {
        cluster = Cluster.in(server, "upgrade");
    }

    @BeforeEach
    void threeHosts() {
        cluster.host("upgrade-a", Samples.host().getStatus());
        cluster.host("upgrade-b", XenHostStatus.EMPTY);
        apply("old", "upgrade-a", "{type: hvm, memory: 512, deviceModelVersion: qemu-xen-traditional}");
        apply("same", "upgrade-a", "{type: pvh, memory: 512, kernel: /boot/vmlinuz}");
        apply("vnc", "upgrade-b", "{type: pv, memory: 512, kernel: /boot/vmlinuz, slice: 5000}");
    }

    @Test
    void aHostIsToldDomainByDomain() {
        Run run = cluster.run("lint", "--xen-version", "4.21", "--host", "upgrade-a");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out().lines())
                .startsWith("upgrade-a: from Xen 4.17 to 4.21", "  upgrade/old")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("    error: deviceModelVersion is \"qemu-xen-traditional\", but it is gone since"
                                + " Xen 4.21 and the host has 4.21;"))
                .anySatisfy(line -> assertThat(line).startsWith("    warning: hvmPirq is not set: with Xen 4.17 "))
                .endsWith("  1 domain: nothing changes", "1 host, 2 domains: 1 error, 1 warning");
        assertThat(cluster.run("lint", "--xen-version", "4.18", "--host", "upgrade-a"))
                .satisfies(step -> assertThat(step.exit()).isEqualTo(ExitCode.CLEAN))
                .satisfies(step -> assertThat(step.out()).contains("  2 domains: nothing changes"));
    }

    @Test
    void programsGetEveryDomainOfEveryHost() throws IOException {
        Run run = cluster.run("lint", "--xen-version", "4.20", "-A", "-o", "json");
        JsonNode hosts = new ObjectMapper().readTree(run.out());

        assertThat(hosts.findValuesAsText("host")).contains("upgrade-a", "upgrade-b");
        JsonNode known = host(hosts, "upgrade-a");
        assertThat(known.path("from").asText()).isEqualTo("4.17");
        assertThat(known.path("to").asText()).isEqualTo("4.20");
        assertThat(known.path("domains").findValuesAsText("name")).containsExactly("old", "same");
        assertThat(known.at("/domains/0/findings").findValuesAsText("code")).containsExactly("ChangedInXen");
        assertThat(known.at("/domains/1/findings")).isEmpty();
    }

    @Test
    void ofAHostThatHasNotSaidWhatItHasEverythingIsSaid() {
        Run run = cluster.here("lint", "--xen-version", "4.20");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out())
                .contains("upgrade-b: its Xen is not known, so this is all that is wrong with its domains on Xen 4.20")
                .contains("error: slice is 5000, but it is gone since Xen 4.6 and the host has 4.20;");
        assertThat(cluster.run("lint", "--xen-version", "4.20", "--host", "upgrade-x"))
                .satisfies(missing -> assertThat(missing.exit()).isEqualTo(ExitCode.NOT_FOUND));
    }

    private void apply(String name, String host, String config) {
        cluster.server().kubectlApply(MANIFEST.formatted(name, host, config)).orThrow();
    }

    private static JsonNode host(JsonNode hosts, String name) {
        for (JsonNode host : hosts) {
            if (host.path("host").asText().equals(name)) {
                return host;
            }
        }
        throw new AssertionError(name + " is not in " + hosts);
    }
}
