package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CrossRulesTest {
    private static final DomainConfig FIRST = config(Map.of(
            "name",
            "web",
            "uuid",
            "6f1f3f3c-5c68-4f4c-8f5c-8a5c1de0a111",
            "vif",
            List.of(Map.of("mac", "00:16:3e:12:34:56")),
            "disk",
            List.of(
                    Map.of("vdev", "xvda", "target", "/dev/vg0/web"),
                    Map.of("vdev", "xvdb", "target", "/srv/shared.img", "access", "ro"),
                    Map.of("vdev", "hdc", "target", "/srv/install.iso", "devtype", "cdrom")),
            "vncdisplay",
            7,
            "vncunused",
            false));

    @Test
    void a_domain_like_another_collides_in_everything() {
        assertThat(later(FIRST))
                .extracting(Finding::code, Finding::field)
                .containsExactlyInAnyOrder(
                        tuple(Code.NameTaken, "name"),
                        tuple(Code.UuidTaken, "uuid"),
                        tuple(Code.MacTaken, "vif[0].mac"),
                        tuple(Code.DiskTaken, "disk[0].target"),
                        tuple(Code.DisplayTaken, "vncdisplay"));
    }

    @Test
    void a_message_names_the_field_the_value_the_owner_and_the_remedy() {
        assertThat(later(config(Map.of("name", "web")))).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo("name");
            assertThat(finding.message())
                    .isEqualTo("name is \"web\", but prod/web on the same host has it; choose another");
        });
    }

    @Test
    void domains_that_have_nothing_in_common_do_not_collide() {
        assertThat(later(config(Map.of(
                        "name",
                        "db",
                        "uuid",
                        "6f1f3f3c-5c68-4f4c-8f5c-8a5c1de0a112",
                        "vif",
                        List.of(Map.of("mac", "00:16:3e:12:34:57"), Map.of()),
                        "disk",
                        List.of(Map.of("vdev", "xvda", "target", "/dev/vg0/db")),
                        "vncdisplay",
                        8,
                        "vncunused",
                        false))))
                .isEmpty();
    }

    @Test
    void the_same_mac_and_uuid_in_other_letters_are_the_same() {
        assertThat(later(config(Map.of(
                        "name", "db",
                        "uuid", "6F1F3F3C-5C68-4F4C-8F5C-8A5C1DE0A111",
                        "vif", List.of(Map.of("mac", "00:16:3E:12:34:56"))))))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.UuidTaken, Code.MacTaken);
    }

    @Test
    void a_disk_is_shared_only_while_nobody_writes_to_it() {
        assertThat(later(disk("/srv/shared.img", "ro"))).isEmpty();
        assertThat(later(disk("/srv/shared.img", "rw")))
                .extracting(Finding::code)
                .containsExactly(Code.DiskTaken);
        assertThat(later(disk("/dev/vg0/web", "ro"))).extracting(Finding::code).containsExactly(Code.DiskTaken);
    }

    @Test
    void the_same_path_in_a_driver_domain_is_another_disk() {
        assertThat(later(config(Map.of(
                        "name",
                        "db",
                        "disk",
                        List.of(Map.of("vdev", "xvda", "target", "/dev/vg0/web", "backend", "storage"))))))
                .isEmpty();
    }

    @Test
    void a_vnc_display_and_a_spice_port_can_be_the_same_port() {
        assertThat(later(config(Map.of("name", "db", "spice", true, "spiceport", 5907))))
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple(Code.DisplayTaken, "spiceport"));
    }

    @Test
    void a_display_is_where_the_search_for_a_free_one_begins_unless_vncunused_is_false() {
        DomainConfig searches = config(Map.of("name", "a", "vncdisplay", 5));

        assertThat(CrossRules.check(config(Map.of("name", "b", "vncdisplay", 5)), Map.of("a", Claims.of(searches))))
                .isEmpty();
        assertThat(later(config(Map.of("name", "b", "vncdisplay", 7)))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ON_DISPLAY_7")
    void a_display_is_the_same_however_it_is_said(String field, Map<String, Object> screen) {
        Map<String, Object> config = new LinkedHashMap<>(screen);
        config.put("name", "db");

        assertThat(later(config(config)))
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple(Code.DisplayTaken, field));
    }

    static final List<Arguments> ON_DISPLAY_7 = List.of(
            arguments("vncdisplay", Map.of("vncdisplay", 7, "vncunused", false)),
            arguments("vnclisten", Map.of("vnclisten", "127.0.0.1:7", "vncunused", false)),
            arguments("vnclisten", Map.of("vnclisten", "[::1]:7", "vncunused", false)),
            arguments(
                    "vfb[0].vncdisplay",
                    Map.of("type", "pv", "vfb", List.of(Map.of("vncdisplay", 7, "vncunused", false)))),
            arguments(
                    "vfb[0].vnclisten",
                    Map.of("type", "pv", "vfb", List.of(Map.of("vnclisten", "127.0.0.1:7", "vncunused", false)))));

    @Test
    void display_0_is_one_like_any_other_when_it_has_to_be_that() {
        DomainConfig first = config(Map.of("name", "a", "vncunused", false));
        Map<String, List<Claim>> claims = Map.of("a", Claims.of(first));

        assertThat(CrossRules.check(config(Map.of("name", "b", "vncdisplay", 0, "vncunused", false)), claims))
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple(Code.DisplayTaken, "vncdisplay"));
        assertThat(CrossRules.check(config(Map.of("name", "b", "vnc", false, "vncunused", false)), claims))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "03:00.0, 0000:03:00.0, true",
        "03:00.*, 0000:03:00.3, true",
        "03:00.3, 0000:03:00.*, true",
        "03:00.*, 0000:03:00.*, true",
        "03:00.0, 0000:03:00.1, false",
        "03:00.*, 0000:03:01.0, false",
        "03:00.*, 0001:03:00.0, false"
    })
    void pci_devices_collide_in_each_function_that_both_have(String one, String other, boolean collide) {
        List<Claim> claims = Claims.of(config(Map.of("name", "a", "pci", List.of(Map.of("bdf", one)))));
        DomainConfig later = config(Map.of("name", "b", "pci", List.of(Map.of("bdf", other))));

        assertThat(CrossRules.check(later, Map.of("a", claims)))
                .extracting(Finding::code)
                .isEqualTo(collide ? List.of(Code.PciDeviceTaken) : List.of());
    }

    @Test
    void pci_devices_that_are_called_by_name_collide_by_name() {
        List<Claim> claims = Claims.of(config(Map.of("name", "a", "pci", List.of(Map.of("name", "nic")))));

        assertThat(CrossRules.check(
                        config(Map.of("name", "b", "pci", List.of(Map.of("name", "nic")))), Map.of("a", claims)))
                .extracting(Finding::code)
                .containsExactly(Code.PciDeviceTaken);
    }

    @Test
    void colliding_claims_have_the_same_key_in_an_index() {
        assertThat(Claims.of(FIRST)).extracting(Claim::indexKey).contains("Mac:00:16:3e:12:34:56", "Port:port 5907");
        assertThat(Stream.of("03:00.*", "03:00.0", "0000:03:00.7")
                        .map(bdf -> config(Map.of("pci", List.of(Map.of("bdf", bdf)))))
                        .flatMap(config -> Claims.of(config).stream())
                        .map(Claim::indexKey)
                        .distinct())
                .containsExactly("PciDevice:0000:03:00.*");
    }

    private static List<Finding> later(DomainConfig config) {
        return CrossRules.check(config, Map.of("prod/web", Claims.of(FIRST)));
    }

    private static DomainConfig disk(String target, String access) {
        return config(
                Map.of("name", "db", "disk", List.of(Map.of("vdev", "xvda", "target", target, "access", access))));
    }

    private static DomainConfig config(Map<String, Object> fields) {
        Map<String, Object> json = new LinkedHashMap<>(fields);
        json.putIfAbsent("type", "hvm");
        return DomainConfig.fromJson(json);
    }
}
