package io.xendomain.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code kubectl apply} refuses, and what it says then. */
@ExtendWith(ControlPlaneExtension.class)
class RefusalsIT {
    private static ControlPlane server;

    @BeforeAll
    static void applyCrds(ControlPlane controlPlane) {
        server = controlPlane.applyCrds();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"host": "dom0-a"}                                          | spec.config: Required value
                    {"config": {}}                                              | spec.host: Required value
                    {"host": "Dom0", "config": {}}                              | spec.host in body should match
                    {"host": "a.b", "config": {}}                               | spec.host in body should match
                    {"host": "", "config": {}}                                  | spec.host in body should be at least 1 chars long
                    {"host": "h", "config": {}, "powerstate": "Running"}        | unknown field "spec.powerstate"
                    {"host": "h", "config": {}, "powerState": "Sleeping"}       | supported values: "Halted", "Paused", "Running"
                    {"host": "h", "config": {}, "updatePolicy": "Never"}        | supported values: "Live", "Restart"
                    {"host": "h", "config": {}, "restartPolicy": "never"}       | supported values: "Always", "Never", "OnFailure"
                    {"host": "h", "config": {}, "deletionPolicy": ""}           | supported values: "Destroy", "Orphan", "Shutdown"
                    {"host": "h", "config": {}, "shutdownGracePeriodSeconds": -1}   | should be greater than or equal to 0
                    {"host": "h", "config": {}, "shutdownGracePeriodSeconds": 3601} | should be less than or equal to 3600
                    {"host": "h", "config": {}, "shutdownGracePeriodSeconds": "1m"} | must be of type integer: "string"
                    {"host": "h", "config": []}                                 | must be of type object: "array"
                    {"host": "h", "config": {"vcpu": 2}}                        | unknown field "spec.config.vcpu"
                    {"host": "h", "config": {"vcpus": "2"}}                     | must be of type integer: "string"
                    {"host": "h", "config": {"vcpus": 0}}                       | should be greater than or equal to 1
                    {"host": "h", "config": {"vcpus": 513}}                     | should be less than or equal to 512
                    {"host": "h", "config": {"type": "xen"}}                    | supported values: "hvm", "pv", "pvh"
                    {"host": "h", "config": {"name": "12"}}                     | spec.config.name in body should match
                    {"host": "h", "config": {"disk": [{"target": "/a"}]}}       | spec.config.disk[0].vdev: Required value
                    {"host": "h", "config": {"disk": [{"vdev": "xvda", "target": "/a"}, {"vdev": "xvda", "target": "/b"}]}} | spec.config.disk[1]: Duplicate value
                    {"host": "h", "config": {"disk": [{"vdev": "xvda", "size": 1}]}} | unknown field "spec.config.disk[0].size"
                    {"host": "h", "config": {"name": "a\\nkernel=x"}}           | spec.config.name in body should match
                    """)
    void aDomainIsRefusedWithAMessage(String spec, String message) {
        assertRefused(server.kubectlApply(Manifests.domain("refused", spec)), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    123                                                              | set spec.config.name
                    web-0123456789-0123456789-0123456789-0123456789-0123456789-0123  | <none>
                    web-0123456789-0123456789-0123456789-0123456789-0123456789-01234 | set spec.config.name
                    web.example                                                      | <none>
                    """)
    void anObjectsNameMustDoForADomainUnlessTheConfigHasOne(String name, String message) {
        Finished unnamed = dryRun(Manifests.domainWithConfig(name, "{\"type\": \"hvm\"}"));
        Finished named = dryRun(Manifests.domainWithConfig(name, "{\"name\": \"web\", \"type\": \"hvm\"}"));

        if (message.equals("<none>")) {
            unnamed.orThrow();
        } else {
            assertRefused(unnamed, message);
        }
        named.orThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a         | {}                                                       | spec.address: Required value
                    a         | {"address": "10.0.0.5"}                                  | spec.address in body should match
                    a         | {"address": "https://10.0.0.5:8443"}                     | spec.address in body should match
                    a         | {"address": "h:0"}                                       | spec.address in body should match
                    a         | {"address": "h:65536"}                                   | spec.address in body should match
                    a         | {"address": "h:1", "unschedulable": "yes"}               | must be of type boolean: "string"
                    a         | {"address": "h:1", "weight": 3}                          | unknown field "spec.weight"
                    a.b       | {"address": "h:1"}                                       | must be a DNS label
                    a-0123456789-0123456789-0123456789-0123456789-0123456789-0123456 | {"address": "h:1"} | must be a DNS label
                    """)
    void aHostIsRefusedWithAMessage(String name, String spec, String message) {
        assertRefused(server.kubectlApply(Manifests.host(name, spec)), message);
    }

    @ParameterizedTest
    @CsvSource({"h:1", "dom0.example.org:8443", "10.0.0.5:65535", "[fd00::5]:8443"})
    void aHostMayBeAtAnyAddress(String address) {
        dryRun(Manifests.host("any", "{\"address\": \"" + address + "\"}")).orThrow();
    }

    @Test
    void aMegabyteOfTextIsRefusedWithTheLimit() {
        String config = "{\"type\": \"hvm\", \"kernel\": \"/" + "x".repeat(1 << 20) + "\"}";

        assertRefused(serverSideApply(Manifests.domainWithConfig("huge", config)), "spec.config.kernel: Too long");
    }

    @Test
    void tenThousandDisksAreRefusedWithTheLimit() {
        String disks = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"vdev\": \"xvd%c%c%c\", \"target\": \"/dev/vg0/%d\"}"
                        .formatted('a' + i / 676 % 26, 'a' + i / 26 % 26, 'a' + i % 26, i))
                .collect(Collectors.joining(","));
        String config = "{\"type\": \"hvm\", \"disk\": [" + disks + "]}";

        assertRefused(serverSideApply(Manifests.domainWithConfig("long", config)), "spec.config.disk: Too many");
    }

    private static Finished serverSideApply(String manifest) {
        return server.kubectl(server.kubeconfig(), manifest, "apply", "--server-side", "-f", "-");
    }

    private static Finished dryRun(String manifest) {
        return server.kubectl(server.kubeconfig(), manifest, "apply", "--dry-run=server", "-f", "-");
    }

    private static void assertRefused(Finished apply, String message) {
        assertThat(apply.exit()).as(apply.stdout()).isNotZero();
        assertThat(apply.stderr()).contains(message);
    }
}
