package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** An xl that is asked many questions answers each as one that is started for it. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class XlServerIT {
    private static final String GOOD = "name = 'd'\nuuid = '10000000-0000-0000-0000-000000000000'\ntype = 'hvm'\n";

    private final XlOracle alone;
    private final String version;

    XlServerIT(String version) {
        this.version = version;
        this.alone = XlOracle.of(version);
    }

    @Test
    void answersAsAnXlOfItsOwn() {
        try (XlServer xl = XlServer.start(version, 8, 16_384)) {
            for (String config : List.of(
                    GOOD,
                    GOOD + "memory = 'much'\n",
                    GOOD + "bootloader_args = ''\ntype = 'pv'\nkernel = '/k'\n",
                    "name = é",
                    "a = '\u0000'\n",
                    "",
                    GOOD)) {
                assertThat(xl.createDryRun(config)).isEqualTo(alone.createDryRun(config));
            }
            assertThat(xl.blockAttach("/a,raw,xvda,w")).isEqualTo(alone.blockAttach("/a,raw,xvda,w"));
            assertThat(xl.blockAttach("")).isEqualTo(alone.blockAttach(""));
            assertThat(xl.networkAttach("mac=00:16:3e:00:00:01, bridge=b"))
                    .isEqualTo(alone.networkAttach("mac=00:16:3e:00:00:01, bridge=b"));
            assertThat(xl.vcpuPin("1-63")).isEqualTo(alone.vcpuPin("1-63"));
        }
    }

    @Test
    void seesAHostOfTheSizeThatWasAskedFor() {
        try (XlServer xl = XlServer.start(version, 4, 16_384)) {
            assertThat(xl.vcpuPin("1-63").stdout()).contains("cpumap: 1-3");
        }
    }
}
