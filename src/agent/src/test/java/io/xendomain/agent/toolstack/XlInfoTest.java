package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.protocol.ToolstackKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlInfoTest {
    private static final String INFO = """
            host                   : dom0
            release                : 6.1.0-56-amd64
            nr_cpus                : 2
            virt_caps              : pv hvm hap gnttab-v1 gnttab-v2
            total_memory           : 4095
            free_memory            : 2004
            xen_major              : 4
            xen_version            : 4.20.5-pre
            xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64
            xen_changeset          :\s
            xen_commandline        : placeholder dom0_mem=1024M,max:1024M
            """;

    @Test
    void readsWhatIsReported() throws ToolstackException {
        assertThat(XlInfo.parse(INFO))
                .isEqualTo(new HostFacts("4.20.5-pre", ToolstackKind.Real, 2, 4095, List.of("pv", "pvh", "hvm")));
    }

    @Test
    void readsAnOlderHostWithoutHvm() throws ToolstackException {
        String old = INFO.replace("pv hvm hap gnttab-v1 gnttab-v2", "");

        assertThat(XlInfo.parse(old).capabilities()).containsExactly("pv");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> XlInfo.parse("")).hasMessageContaining("xen_version");
        assertThatThrownBy(() -> XlInfo.parse(INFO.replace(": 2\n", ": two\n"))).hasMessageContaining("two");
    }
}
