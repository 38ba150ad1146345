package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.GuestType.PVH;

import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.spec.IoMemRange;
import io.xendomain.xlcfg.spec.IoPortRange;
import io.xendomain.xlcfg.spec.PciSpec;
import io.xendomain.xlcfg.spec.RdmSpec;
import io.xendomain.xlcfg.spec.UsbdevSpec;
import java.util.List;

/** Section "Devices": devices of the host that are handed to the guest. */
public final class HostDeviceKeys {
    private static final String SECTION = "Devices";

    public static final Key<List<Struct>> USBDEV = Key.named("usbdev", ListType.of(UsbdevSpec.TYPE, 32))
            .section(SECTION)
            .since("4.7")
            .live("xl usbdev-attach, xl usbdev-detach")
            .privileged("hands USB devices of the host to the guest")
            .description("USB devices of the host.");

    public static final Key<List<Struct>> PCI = Key.named("pci", ListType.of(PciSpec.TYPE, 64))
            .section(SECTION)
            .live("xl pci-attach, xl pci-detach")
            .privileged("hands PCI devices of the host to the guest")
            .description("PCI devices of the host. Each has to be made assignable before.");

    /**
     * From 4.15 on xl takes a good policy for a bad one and drops the key, and without a policy reads an uninitialised
     * one; so no form of it is left that means what it says.
     */
    public static final Key<Struct> RDM = Key.named("rdm", RdmSpec.TYPE)
            .section(SECTION)
            .guests(HVM)
            .since("4.6")
            .removedIn("4.15")
            .deprecated("rdmPolicy of the items of pci")
            .description("How memory that devices of the host reserve is kept free in the guest. The xl of Xen 4.15 and"
                    + " later reads it wrong in every form.");

    public static final Key<List<IoPortRange>> IOPORTS = Key.named("ioports", ListType.of(IoPortRange.TYPE, 64))
            .section(SECTION)
            .privileged("direct access to I/O ports of the host")
            .description("I/O ports of the host that the guest may use: 2f8-2ff or 3f8, always in hexadecimal.");

    public static final Key<List<IoMemRange>> IOMEM = Key.named("iomem", ListType.of(IoMemRange.TYPE, 64))
            .section(SECTION)
            .privileged("direct access to physical memory of the host")
            .description(
                    "Memory of the host that the guest may use: START,COUNT in pages of 4 KiB, in hexadecimal, with"
                            + " @GFN where the guest sees it elsewhere.");

    public static final Key<List<Long>> IRQS = Key.named(
                    "irqs", ListType.of(new IntegerType(0, 0xffff_fffeL, true), 64))
            .section(SECTION)
            .privileged("interrupts of the host")
            .description("Physical interrupts that the guest may use, in decimal.");

    public static final Key<List<String>> DTDEV = Key.named(
                    "dtdev",
                    ListType.of(
                            TextType.matching("^/[^\\x00-\\x1f\\x7f]*$", 1024, "a path in the host's device tree"), 64))
            .section(SECTION)
            .guests(PV, PVH)
            .since("4.6")
            .privileged("hands devices of the host to the guest")
            .description("Devices of an Arm host, by their paths in its device tree.");

    static final List<Key<?>> ALL = List.of(USBDEV, PCI, RDM, IOPORTS, IOMEM, IRQS, DTDEV);

    private HostDeviceKeys() {}
}
