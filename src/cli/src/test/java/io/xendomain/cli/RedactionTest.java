package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactionTest {
    private static final String PLANTED = "Hunter2Hunter2";

    /** Wherever it stands, and whatever stands around it. */
    @Property(tries = 300)
    void noSecretOfAnyKeyIsLeft(@ForAll("secretFields") String field, @ForAll("paths") List<String> path)
            throws IOException {
        Object tree = new LinkedHashMap<>(Map.of(field, PLANTED, "memory", 512));
        for (String step : path) {
            tree = step.equals("[]") ? List.of(tree) : Map.of(step, tree);
        }
        SupportBundle bundle = new SupportBundle();
        bundle.objects("domains.yaml", tree);
        assertThat(unzipped(bundle.zip("x")))
                .contains("(secret)", "memory: 512")
                .doesNotContain(PLANTED);
    }

    @Provide
    Arbitrary<String> secretFields() {
        return Arbitraries.of(Explained.secrets());
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("spec", "config", "vfb", "items", "[]").list().ofMaxSize(6);
    }

    @Example
    void theSecretKeysOfXlAreKnown() {
        assertThat(Explained.secrets()).contains("vncpasswd", "spicepasswd");
    }

    @Example
    void textsAndCopiesOfTheManifestAreNoWayOut() {
        Object open = Redaction.of(Map.of(
                "annotations",
                Map.of("kubectl.kubernetes.io/last-applied-configuration", "{\"vncpasswd\":\"" + PLANTED + "\"}"),
                "extra",
                "root=/dev/xvda1 db_password=" + PLANTED + " quiet",
                "pending",
                List.of(Map.of("key", "vncpasswd", "running", PLANTED)),
                "message",
                "xl: passwd=\"" + PLANTED + "\", token: " + PLANTED));
        assertThat(open.toString())
                .doesNotContain(PLANTED)
                .contains("root=/dev/xvda1 db_password=(secret) quiet")
                .doesNotContain("last-applied");
    }

    @Example
    void whatIsNoSecretStays() {
        Map<String, Object> object = Map.of(
                "vncpasswdSecretRef", Map.of("name", "web-1-vnc", "key", "vnc"), "kernel", "/boot/vmlinuz", "vcpus", 2);
        assertThat(Redaction.of(object)).isEqualTo(object);
        assertThat(Set.of("memory", "disk", "key", "name")).noneMatch(Redaction::isSecret);
    }

    private static String unzipped(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            in.getNextEntry();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
