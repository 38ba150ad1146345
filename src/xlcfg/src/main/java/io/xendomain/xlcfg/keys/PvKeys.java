package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.keys.KeyTypes.COMMAND_LINE;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "Paravirtualised (PV) Guest Specific Options" after the boot keys, and what PVH guests have of their own. */
public final class PvKeys {
    private static final String SECTION = "Paravirtualised (PV) Guest Specific Options";
    private static final String PVH_SECTION = "PVH Guest Specific Options";

    public static final Key<Boolean> E820_HOST = Key.named("e820_host", FLAG)
            .section(SECTION)
            .guests(GuestType.PV)
            .defaultsTo("true when pci is not empty, else false")
            .privileged("shows the guest the memory map of the host")
            .description("Whether the guest sees the memory map of the host, as PCI passthrough needs. xl forces true"
                    + " when pci is not empty.");

    public static final Key<Boolean> PVH = Key.named("pvh", FLAG)
            .section(SECTION)
            .guests(GuestType.PV)
            .removedIn("4.9")
            .defaultsTo("false")
            .deprecated("type: pvh")
            .description("Whether a PV guest runs in the first, experimental form of PVH.");

    public static final Key<Boolean> PVSHIM = Key.named("pvshim", FLAG)
            .section(PVH_SECTION)
            .guests(GuestType.PVH)
            .since("4.11")
            .defaultsTo("false")
            .description("Whether kernel is a PV kernel, to run in a PVH guest with the help of a shim.");

    public static final Key<String> PVSHIM_PATH = Key.named("pvshim_path", KeyTypes.PATH)
            .section(PVH_SECTION)
            .guests(GuestType.PVH)
            .since("4.11")
            .defaultsTo("the shim that came with Xen")
            .privileged("read by root in dom0")
            .description("The shim in dom0 to use for pvshim.");

    public static final Key<String> PVSHIM_CMDLINE = Key.named("pvshim_cmdline", COMMAND_LINE)
            .section(PVH_SECTION)
            .guests(GuestType.PVH)
            .since("4.11")
            .defaultsTo("pv-shim console=xen,pv")
            .description("Command line of the shim.");

    public static final Key<String> PVSHIM_EXTRA = Key.named("pvshim_extra", COMMAND_LINE)
            .section(PVH_SECTION)
            .guests(GuestType.PVH)
            .since("4.11")
            .description("More for the command line of the shim, after pvshimCmdline.");

    static final List<Key<?>> ALL = List.of(E820_HOST, PVH, PVSHIM, PVSHIM_PATH, PVSHIM_CMDLINE, PVSHIM_EXTRA);

    private PvKeys() {}
}
