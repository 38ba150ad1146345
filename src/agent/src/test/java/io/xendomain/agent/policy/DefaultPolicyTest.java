package io.xendomain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.protocol.ProblemFinding;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the package lets pass as long as nobody has written a policy. */
class DefaultPolicyTest {
    private static final String HARMLESS = "-";

    /** A key and a line that asks for it. */
    record Line(String key, String text) {}

    static Stream<Line> dangerous() {
        return Governance.privilegedKeys().entrySet().stream()
                .flatMap(entry ->
                        lines(entry.getKey(), entry.getValue()).stream().map(text -> new Line(entry.getKey(), text)));
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void noPrivilegedKeyOfTheTableIsLetThroughWithoutARule(Line line) {
        List<ProblemFinding> refusals = Worlds.byDefault(line.text());

        String top = line.key().replaceFirst("\\..*", "");
        assertThat(refusals).as(line.text()).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.key()).isEqualTo(top);
            assertThat(refusal.code()).isEqualTo("NotAllowedOnHost");
            assertThat(refusal.message()).contains(refusal.field(), ", but ", "; change or remove it, or have");
        });
        String field = Governance.privilegedKeys().get(line.key()).field();
        assertThat(refusals).as(line.text()).anySatisfy(refusal -> assertThat(refusal.field())
                .matches(".*\\b(" + field + "|hostaddr)(\\[\\d+])?(\\.(backend|path|autoDelete))?"));
    }

    @Test
    void theTableOfLinesKnowsOnlyPrivilegedKeys() {
        assertThat(Governance.privilegedKeys().keySet()).containsAll(table().keySet());
        assertThat(Governance.privilegedKeys()).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disk = [ '/dev/vg0/web-1,raw,xvda,rw', 'vdev=hdc,devtype=cdrom,format=empty' ]",
                "disk = [ 'vdev=xvda,format=raw,target=/var/lib/xen/images/a/b.img', '/srv/xen/a.img,raw,xvdb,r' ]",
                "vif = [ 'bridge=xenbr0,mac=00:16:3e:12:34:56', '', 'script=vif-bridge,ip=10.0.0.1 fe80::1/64' ]",
                "vif = [ 'script=/etc/xen/scripts/vif-bridge,backend=0' ]",
                "kernel = '/boot/vmlinuz'\nramdisk = '/boot/initrd.img'",
                "kernel = '/var/lib/xen/boot/guest/vmlinuz'",
                "type = 'hvm'\nvnc = 1\nvnclisten = '127.0.0.1'\nvncdisplay = 3\nvncpasswd = 'x'",
                "vnclisten = '[::1]:7'",
                "vfb = [ 'vnc=1,vnclisten=127.0.0.1:3', '' ]",
                "sdl = 0\nspice = 0\nnestedhvm = 0\ndriver_domain = 0",
                "serial = 'pty'\nusb = 1\nusbdevice = [ 'tablet' ]",
                "firmware = 'ovmf'",
                "on_crash = 'preserve'\non_reboot = 'restart'",
                "name = 'web-1'"
            })
    void whatTheTutorialAndOrdinaryGuestsNeedIsAllowed(String config) {
        assertThat(Worlds.byDefault(config)).isEmpty();
    }

    @Test
    void allRefusalsAreSaidAtOnceInTheOrderOfTheText() {
        assertThat(Worlds.byDefault("""
                        kernel = "/root/k"
                        bootloader = "/bin/sh"
                        disk = [ '/dev/vg0/a,raw,xvda,rw', 'vdev=xvdb,script=x,target=/dev/sdb' ]
                        serial = [ 'pty', 'file:/x' ]
                        """))
                .extracting(ProblemFinding::field)
                .containsExactlyInAnyOrder("kernel", "bootloader", "disk[1].script", "disk[1].target", "serial[1]");
    }

    @Test
    void aSecretIsNotShown() {
        List<ProblemFinding> refusals = Worlds.byDefault("spice = 1\nspiceport = 6000\nspicepasswd = 's3cret'");

        assertThat(refusals).isNotEmpty().noneMatch(refusal -> refusal.message().contains("s3cret"));
    }

    private static List<String> lines(String name, Key<?> key) {
        List<String> written = table().getOrDefault(name, List.of(madeOf(name, key)));
        return written.equals(List.of(HARMLESS)) ? List.of() : written;
    }

    private static String madeOf(String name, Key<?> key) {
        boolean number = key.type() instanceof BooleanType || key.type() instanceof IntegerType;
        int dot = name.indexOf('.');
        if (dot < 0) {
            return key.name() + " = " + (number ? "1" : key.toString().contains("args") ? "[ \"x\" ]" : "\"x\"");
        }
        String around = name.startsWith("disk.") ? "vdev=xvda,target=/dev/vg0/a," : "";
        String value = key.name() + "=" + (number ? "1" : "x");
        boolean word = name.equals("disk.colo");
        String last =
                around.isEmpty() ? value : (word ? "colo," : value + ",") + around.substring(0, around.length() - 1);
        return name.substring(0, dot) + " = [ \"" + last + "\" ]";
    }

    private static Map<String, List<String>> table() {
        Map<String, List<String>> lines = new TreeMap<>();
        try (var in = DefaultPolicyTest.class.getResourceAsStream("asked.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> lines.computeIfAbsent(cells[0], key -> new ArrayList<>())
                            .add(cells[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
