package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "General Options / Other Options". */
public final class OtherKeys {
    private static final String SECTION = "General Options / Other Options";

    public static final Key<String> SECLABEL = Key.named("seclabel", KeyTypes.SECLABEL)
            .section(SECTION)
            .defaultsTo("the label of unlabelled domains")
            .privileged("chooses the label that the hypervisor's security policy goes by")
            .description("XSM/FLASK label of the domain. Means nothing on a hypervisor without XSM.");

    public static final Key<String> INIT_SECLABEL = Key.named("init_seclabel", KeyTypes.SECLABEL)
            .section(SECTION)
            .defaultsTo("the value of seclabel")
            .privileged("chooses the label that the hypervisor's security policy goes by")
            .description("XSM/FLASK label of the domain while it is built; seclabel takes over before it runs.");

    public static final Key<Boolean> NOMIGRATE = Key.named("nomigrate", FLAG)
            .section(SECTION)
            .defaultsTo("false")
            .description("Whether saving and migrating the domain is refused. CPU features that would not survive a"
                    + " migration may then be shown to the guest.");

    public static final Key<Boolean> DRIVER_DOMAIN = Key.named("driver_domain", FLAG)
            .section(SECTION)
            .defaultsTo("false")
            .privileged("the domain may serve devices to others and gets more rights in xenstore")
            .description("Whether the domain runs backends for the devices of other domains.");

    public static final Key<Boolean> XEND_SUSPEND_EVTCHN_COMPAT = Key.named("xend_suspend_evtchn_compat", FLAG)
            .section(SECTION)
            .guests(HVM)
            .since("4.14")
            .defaultsTo("false")
            .description("Whether the suspend event channel is announced as xend did it, for guests with very old PV"
                    + " drivers.");

    public static final Key<Long> VMTRACE_BUF_KB = Key.named("vmtrace_buf_kb", new IntegerType(0, 16_384))
            .section(SECTION)
            .since("4.15")
            .unit("KiB")
            .defaultsTo("0")
            .description(
                    "Size of the processor trace buffer of each vCPU: a power of two from 4, or 0 for no tracing.");

    public static final Key<Boolean> VPMU = Key.named("vpmu", FLAG)
            .section(SECTION)
            .since("4.16")
            .defaultsTo("false")
            .description("Whether the guest sees a performance monitoring unit. Needs a host that has one.");

    static final List<Key<?>> ALL = List.of(
            SECLABEL, INIT_SECLABEL, NOMIGRATE, DRIVER_DOMAIN, XEND_SUSPEND_EVTCHN_COMPAT, VMTRACE_BUF_KB, VPMU);

    private OtherKeys() {}
}
