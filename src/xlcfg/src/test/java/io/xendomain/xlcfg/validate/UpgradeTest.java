package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another Xen would do to a domain. */
class UpgradeTest {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Configs of which a release makes something else, with the fields and the release. */
    private static final String CHANGES = """
            4.5  | kernel         | {type: hvm, kernel: /boot/vmlinuz}
            4.6  | period         | {type: pv, kernel: /boot/vmlinuz, period: 10000}
            4.6  | extratime      | {type: pv, kernel: /boot/vmlinuz, extratime: true}
            4.15 | msrRelaxed     | {type: pv, kernel: /boot/vmlinuz}
            4.15 | viridian       | {type: hvm, viridian: true, msrRelaxed: false}
            4.15 | viridianFeatures | {type: hvm, viridianFeatures: [defaults], msrRelaxed: false}
            4.15 | vif[1].mtu     | {type: hvm, msrRelaxed: false, vif: [{mtu: 1500}, {bridge: xenbr0}]}
            4.19 | hvmPirq        | {type: hvm}
            4.19 | bootloader     | {type: pv, bootloader: /usr/bin/pygrub}
            4.19 | vkb            | {type: hvm, hvmPirq: true, vkb: [{backendType: qemu}]}
            """;

    private record Row(XenVersion in, String field, DomainConfig config) {
        static Stream<Row> all() {
            return CHANGES.lines()
                    .map(line -> line.split(" *[|] *"))
                    .map(cells -> new Row(XenVersion.of(cells[0]), cells[1], read(cells[2])));
        }
    }

    @Test
    void everyDeclaredChangeIsSaidWhenAHostStepsOverIt() {
        assertThat(Row.all()).allSatisfy(row -> {
            XenVersion before = new XenVersion(4, row.in().minor() - 1);
            assertThat(changed(row.config(), before, row.in())).containsExactly(row.field());
            assertThat(changed(row.config(), row.in(), before)).containsExactly(row.field());
            assertThat(changed(
                            row.config(), row.in(), new XenVersion(4, row.in().minor() + 1)))
                    .doesNotContain(row.field());
            assertThat(changed(row.config(), XenVersion.OLDEST, XenVersion.NEWEST))
                    .contains(row.field());
        });
        assertThat(Row.all().map(row -> row.field().replaceAll("\\[\\d+]", "[]") + " " + row.in()))
                .containsExactlyInAnyOrderElementsOf(declared());
    }

    @Test
    void aValueThatIsSetIsNoDefault() {
        assertThat(changed(read("{type: hvm, hvmPirq: true}"), "4.18", "4.19")).isEmpty();
        assertThat(changed(read("{type: pvh, kernel: /boot/vmlinuz}"), "4.18", "4.19"))
                .as("only HVM guests have interrupts of that kind")
                .isEmpty();
    }

    @Test
    void theMessageSaysWhatItMeansOnEitherAndWhatToDo() {
        assertThat(Upgrade.check(
                        read("{type: pv, bootloader: /usr/bin/pygrub}"),
                        HostFacts.any(XenVersion.of("4.17")),
                        XenVersion.of("4.20")))
                .extracting(Finding::message)
                .containsExactly("bootloader is \"/usr/bin/pygrub\": with Xen 4.17 that is where Xen puts pygrub, but"
                        + " with 4.20 nothing is there (changed in 4.19); write pygrub, which every Xen finds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.4  | 4.17 | {type: pv, kernel: /k, slice: 5, msrRelaxed: false} | RemovedInXen slice",
                "4.8  | 4.9  | {builder: generic, kernel: /k, pvh: true}           | RemovedInXen pvh",
                "4.20 | 4.21 | {type: hvm, deviceModelVersion: qemu-xen-traditional} | RemovedInXen deviceModelVersion",
                "4.20 | 4.17 | {type: pv, kernel: /k, disk: [{vdev: xvda, target: /a, trusted: true}]}"
                        + " | NeedsNewerXen disk[0].trusted",
            })
    void whatIsGoneIsAnError(String from, String to, String config, String finding) {
        assertThat(Upgrade.check(read(config), HostFacts.any(XenVersion.of(from)), XenVersion.of(to)))
                .filteredOn(Finding::isError)
                .extracting(found -> found.code() + " " + found.field())
                .containsExactly(finding);
    }

    @Test
    void whatIsWrongOnBothIsNoNews() {
        DomainConfig wrong = read("{type: pv, vcpus: 4, maxvcpus: 2, slice: 5}");

        assertThat(Validator.validate(wrong, HostFacts.any(XenVersion.of("4.17"))))
                .hasSize(4);
        assertThat(Upgrade.check(wrong, HostFacts.any(XenVersion.of("4.17")), XenVersion.of("4.20")))
                .isEmpty();
    }

    private static List<String> changed(DomainConfig config, String from, String to) {
        return changed(config, XenVersion.of(from), XenVersion.of(to));
    }

    private static List<String> changed(DomainConfig config, XenVersion from, XenVersion to) {
        return Upgrade.check(config, HostFacts.any(from), to).stream()
                .filter(finding -> finding.code() == Code.ChangedInXen)
                .map(Finding::field)
                .toList();
    }

    private static List<String> declared() {
        return Keys.all().stream()
                .flatMap(key -> Stream.concat(
                        changes("", key),
                        parameters(key.type()).flatMap(parameter -> changes(key.field() + "[].", parameter))))
                .toList();
    }

    private static Stream<String> changes(String prefix, Key<?> key) {
        return key.changes().stream().map(change -> prefix + key.field() + " " + change.in());
    }

    private static Stream<Key<?>> parameters(ValueType<?> type) {
        return switch (type) {
            case ListType<?> list -> parameters(list.item());
            case StructType object -> object.fields().keys().stream();
            default -> Stream.of();
        };
    }

    private static DomainConfig read(String yaml) {
        try {
            DomainConfig config = DomainConfig.fromJson(new YAMLMapper().readValue(yaml, OBJECT));
            assertThat(config.unreadable()).isEmpty();
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
