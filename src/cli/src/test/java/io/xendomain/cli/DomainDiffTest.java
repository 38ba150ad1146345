package io.xendomain.cli;

import static io.xendomain.cli.Samples.domain;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.ConfigStatus;
import io.xendomain.api.EffectiveConfig;
import io.xendomain.api.PendingKey;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.cli.Samples.Status;
import io.xendomain.cli.SpecDiff.Difference;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Severity;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.render.OwnershipHeader;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainDiffTest {

    @Test
    void itemsOfListsAreToldApartByTheirNaturalKeys() {
        XenDomainSpec here = spec(Map.of(
                "memory",
                4096,
                "disk",
                List.of(disk("xvdb", "/dev/vg0/b"), disk("xvda", "/dev/vg0/a")),
                "vncpasswd",
                "one"));
        XenDomainSpec there = spec(
                Map.of("disk", List.of(disk("xvda", "/dev/vg0/a"), disk("xvdb", "/dev/vg0/c")), "vncpasswd", "two"));
        assertThat(SpecDiff.of(here, there))
                .containsExactly(
                        new Difference("spec.config.disk[xvdb].target", "/dev/vg0/b", "/dev/vg0/c"),
                        new Difference("spec.config.memory", "4096", null),
                        new Difference("spec.config.vncpasswd", "(secret)", "(secret)"));
    }

    @Test
    void whatTheSchemaFillsInIsNoDifference() {
        assertThat(SpecDiff.of(
                        XenDomainSpec.fromJson(Map.of("host", "h", "config", Map.of())),
                        XenDomainSpec.fromJson(Map.of("host", "h", "powerState", "Running", "config", Map.of()))))
                .isEmpty();
    }

    @Test
    void aFileThatIsTheSameByteForByteIsSaidSo() throws NoSuchAlgorithmException {
        XenDomain object = held(text(Samples.domain().getSpec().config()));
        DomainDiff same = DomainDiff.of(object);
        assertThat(same.isNone()).isTrue();
        assertThat(DiffPage.lines(same, Terminal.none()))
                .containsExactly(
                        "prod/web-1 on dom0-a: no difference",
                        "  the host has the config of generation 4, as the cluster, byte for byte what the object makes");
    }

    @Test
    void aManifestThatWasNotAppliedDiffersFromClusterAndHost() throws NoSuchAlgorithmException {
        XenDomain object = held(text(Samples.domain().getSpec().config()));
        XenDomainSpec written = XenDomainSpec.fromJson(Map.of(
                "host",
                "dom0-a",
                "config",
                Map.of("type", "pvh", "kernel", "/boot/vmlinuz", "memory", 4096, "vcpus", 2)));
        assertThat(DiffPage.lines(DomainDiff.of(object, written), Terminal.none()))
                .containsExactly(
                        "prod/web-1 on dom0-a",
                        "  the manifest and the cluster differ:",
                        "    FIELD               MANIFEST  CLUSTER",
                        "    spec.config.memory  4096      2048",
                        "  the host has the config of generation 4, as the cluster, which is not what the manifest makes");
    }

    @Test
    void whatRunsOtherwiseAndWhatWasChangedByHandDiffers() {
        XenDomain object = domain(new Status()
                .observed(3)
                .pending(new PendingKey("vcpus", "1", "2", null), new PendingKey("vncpasswd", "old", null, null))
                .findings(
                        new StatusFinding(Severity.Warning, "spec.config.memory", null, "ChangedByHand", "it is 100"),
                        new StatusFinding(Severity.Warning, "spec.config.nics", null, "Other", "no difference"))
                .build());
        DomainDiff diff = DomainDiff.of(object);
        assertThat(diff.isNone()).isFalse();
        assertThat(DiffPage.lines(diff, Terminal.none()))
                .contains(
                        "  the host has the config of generation 3, and the cluster has 4, which is not what the object"
                                + " makes",
                        "    vcpus      1         2",
                        "    vncpasswd  (secret)  -",
                        "  changed by hand: spec.config.memory: it is 100")
                .noneMatch(line -> line.contains("no difference"));
    }

    @Test
    void aReferenceToASecretIsNotFollowed() {
        DomainConfig config = DomainConfig.fromJson(
                Map.of("type", "hvm", "memory", 1, "vncpasswdSecretRef", Map.of("name", "s", "key", "k")));
        assertThat(Held.of(new ConfigStatus("/etc/xen/x.cfg", "ab", 4L, "4.17"), config, "prod", "web-1"))
                .isEqualTo(Held.NOT_COMPARABLE);
        assertThat(Held.of(null, config, "prod", "web-1")).isEqualTo(Held.NONE);
    }

    private static XenDomain held(String text) throws NoSuchAlgorithmException {
        XenDomainStatus status = new Status().build();
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        return domain(new XenDomainStatus(
                4L,
                status.conditions(),
                List.of(),
                status.domain(),
                new ConfigStatus("/etc/xen/web-1.cfg", sha256, 4L, "4.17"),
                List.of(),
                List.of(),
                null));
    }

    private static String text(DomainConfig config) {
        return ((Rendering.Rendered) Renderer.render(
                        EffectiveConfig.of(config, "prod", "web-1"),
                        XenVersion.of("4.17"),
                        List.of(OwnershipHeader.line("prod", "web-1"))))
                .text();
    }

    private static XenDomainSpec spec(Map<String, Object> config) {
        return XenDomainSpec.fromJson(Map.of("host", "dom0-a", "config", config));
    }

    private static Map<String, Object> disk(String vdev, String target) {
        return Map.of("vdev", vdev, "target", target, "format", "raw", "access", "rw");
    }
}
