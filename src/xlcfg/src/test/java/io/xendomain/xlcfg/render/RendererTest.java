package io.xendomain.xlcfg.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.model.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    @Test
    void writesKeysInTheOrderOfTheManPageWhateverTheirOrderInJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("extra", "say \"hi\" \\o/ '#'");
        json.put("serial", List.of("pty", "null"));
        json.put("rtcTimeoffset", -3600);
        json.put("pae", true);
        json.put("vcpus", 2);
        json.put("type", "hvm");
        json.put("name", "web");

        assertThat(render(json, "4.17")).isEqualTo("""
                        name = "web"
                        type = "hvm"
                        vcpus = 2
                        extra = "say \\"hi\\" \\\\o/ '#'"
                        pae = 1
                        rtc_timeoffset = "-3600"
                        serial = [
                            "pty",
                            "null",
                        ]
                        """);
    }

    @Test
    void beginsWithTheHeader() {
        DomainConfig config = DomainConfig.fromJson(Map.of("name", "web"));

        assertThat(Renderer.render(config, XenVersion.NEWEST, List.of("# one", "# two")))
                .isEqualTo(new Rendering.Rendered("# one\n# two\nname = \"web\"\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no comment", "", "# a\nkernel = \"/evil\"", "# a\r", "# a\u0000", "# a\u0085"})
    void aHeaderCannotBreakOutOfTheComment(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Renderer.render(DomainConfig.of(Struct.empty()), XenVersion.NEWEST, List.of(line)));
    }

    @ParameterizedTest
    @CsvSource({
        "hvm, 4.4, builder = \"hvm\"",
        "pv, 4.9, builder = \"generic\"",
        "hvm, 4.10, type = \"hvm\"",
        "pvh, 4.10, type = \"pvh\"",
    })
    void theTypeOfGuestIsSaidInTheWordsOfTheHostsXen(String type, String version, String line) {
        assertThat(render(Map.of("name", "web", "type", type), version)).isEqualTo("name = \"web\"\n" + line + "\n");
    }

    @Test
    void aPvhGuestNeedsAXenThatHasThem() {
        assertThat(refusals(Map.of("name", "web", "type", "pvh"), "4.9")).containsExactly("NeedsNewerXen type");
    }

    @Test
    void whatXlWouldIgnoreInSilenceIsRefusedAllAtOnce() {
        assertThat(refusals(Map.of("name", "web", "vga", "qxl", "pvshim", true, "vcpus", 2), "4.4"))
                .containsExactlyInAnyOrder("NeedsNewerXen vga", "NeedsNewerXen pvshim");
        assertThat(refusals(Map.of("slice", 5), "4.17")).containsExactly("RemovedInXen slice");
    }

    @Test
    void whatCouldNotBeReadIsRefused() {
        assertThat(refusals(Map.of("name", "web", "memory", "512M", "foo", 1), "4.17"))
                .containsExactlyInAnyOrder("WrongType memory", "UnknownField foo");
    }

    @Test
    void aSecretThatWasNotReadIsRefused() {
        Map<String, Object> ref = Map.of("name", "web-vnc", "key", "password");

        assertThat(refusals(Map.of("name", "web", "vncpasswdSecretRef", ref), "4.17"))
                .containsExactly("Missing vncpasswdSecretRef");
    }

    @Test
    void twoFieldsOfOneKeyAreRefused() {
        assertThat(refusals(Map.of("gfxPassthru", true, "gfxPassthruKind", "igd"), "4.17"))
                .containsExactly("Conflict gfxPassthruKind");
    }

    @Test
    void aValueThatDidNotComeFromJsonCannotBreakTheFileEither() {
        DomainConfig newline = DomainConfig.of(Struct.empty().with(GeneralKeys.NAME, "a\"\nkernel = \"/evil"));
        DomainConfig nul = DomainConfig.of(Struct.empty().with(GeneralKeys.NAME, "a\u0000"));

        assertThat(Renderer.render(newline, XenVersion.NEWEST, List.of()))
                .isEqualTo(new Rendering.Rendered("name = \"a\\\"\\nkernel = \\\"/evil\"\n"));
        assertThat(codes(Renderer.render(nul, XenVersion.NEWEST, List.of()))).containsExactly("ControlCharacter name");
    }

    private static String render(Map<String, Object> json, String version) {
        Rendering rendering = Renderer.render(DomainConfig.fromJson(json), XenVersion.of(version), List.of());
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        return ((Rendering.Rendered) rendering).text();
    }

    private static List<String> refusals(Map<String, Object> json, String version) {
        return codes(Renderer.render(DomainConfig.fromJson(json), XenVersion.of(version), List.of()));
    }

    private static List<String> codes(Rendering rendering) {
        assertThat(rendering).isInstanceOf(Rendering.Refused.class);
        return ((Rendering.Refused) rendering)
                .findings().stream()
                        .map(finding -> finding.code() + " " + finding.field())
                        .toList();
    }
}
