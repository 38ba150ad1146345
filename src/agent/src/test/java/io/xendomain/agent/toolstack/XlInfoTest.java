package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.ToolstackKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlInfoTest {
    private static final List<CpuPool> POOLS = List.of(new CpuPool("Pool-0", "credit2"));

    private static final String INFO = """
            host                   : dom0
            release                : 6.1.0-56-amd64
            nr_cpus                : 2
            max_cpu_id             : 1
            nr_nodes               : 1
            virt_caps              : pv hvm hap gnttab-v1 gnttab-v2
            total_memory           : 4095
            free_memory            : 2004
            outstanding_claims     : 0
            xen_major              : 4
            xen_version            : 4.20.5-pre
            xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64
            xen_scheduler          : credit2
            xen_changeset          :\s
            xen_commandline        : placeholder dom0_mem=1024M,max:1024M
            """;

    @Test
    void readsWhatIsReported() throws ToolstackException {
        assertThat(XlInfo.parse(INFO, POOLS))
                .isEqualTo(new HostFacts(
                        "4.20.5-pre",
                        ToolstackKind.Real,
                        2,
                        4095,
                        List.of("pv", "pvh", "hvm", "hap"),
                        "credit2",
                        1,
                        POOLS));
    }

    @Test
    void readsAnOlderHostWithoutHvm() throws ToolstackException {
        String old = INFO.replace("pv hvm hap gnttab-v1 gnttab-v2", "")
                .replace("nr_nodes               : 1\n", "")
                .replace("xen_scheduler          : credit2\n", "");

        HostFacts facts = XlInfo.parse(old, List.of());

        assertThat(facts.capabilities()).containsExactly("pv");
        assertThat(facts.numaNodes()).isZero();
        assertThat(facts.scheduler()).isNull();
    }

    @Test
    void readsAHostThatRunsPvOnly() throws ToolstackException {
        String pv = INFO.replace("pv hvm hap gnttab-v1 gnttab-v2", "pv gnttab-v1 gnttab-v2");

        assertThat(XlInfo.parse(pv, POOLS).capabilities()).containsExactly("pv");
    }

    @Test
    void readsAWordThatIsThereTwiceOnce() throws ToolstackException {
        String twice = INFO.replace("pv hvm hap", "hvm hvm hap");

        assertThat(XlInfo.parse(twice, POOLS).capabilities()).containsExactly("pv", "pvh", "hvm", "hap");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> XlInfo.parse("", POOLS)).hasMessageContaining("xen_version");
        assertThatThrownBy(() -> XlInfo.parse(INFO.replace(": 2\n", ": two\n"), POOLS))
                .hasMessageContaining("two");
        assertThatThrownBy(() -> XlInfo.memory("")).hasMessageContaining("free_memory");
    }

    @Test
    void knowsWhetherDom0KeepsItsMemory() throws ToolstackException {
        assertThat(XlInfo.memory(INFO)).isEqualTo(new FreeMemory(2004, false));
        assertThat(XlInfo.memory(INFO.replace("dom0_mem=1024M,max:1024M", "console=com1")))
                .isEqualTo(new FreeMemory(2004, true));
        assertThat(XlInfo.memory(INFO.replace("placeholder dom0_mem", "no_dom0_mem")))
                .as("another option that ends like it")
                .isEqualTo(new FreeMemory(2004, true));
    }
}
