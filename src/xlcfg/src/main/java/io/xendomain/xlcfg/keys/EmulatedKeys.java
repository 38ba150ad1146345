package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.List;

/** Section "Fully-virtualised (HVM) Guest Specific Options / Miscellaneous Emulated Hardware". */
public final class EmulatedKeys {

    /** A serial port as qemu's -serial has it. */
    private static final TextType SERIAL_PORT = TextType.matching(
            "^(pty|none|null|stdio|msmouse|braille|vc(:[^\\x00-\\x1f\\x7f]+)?|/dev/[^\\x00-\\x1f\\x7f]+"
                    + "|(file|pipe|tcp|udp|telnet|unix|mon|chardev):[^\\x00-\\x1f\\x7f]+)$",
            1024,
            "a serial port as qemu has it: pty, none, null, vc, stdio, file:PATH, pipe:PATH, unix:PATH, tcp:HOST:PORT,"
                    + " udp:HOST:PORT or /dev/NAME");

    public static final Key<List<String>> SERIAL = emulated(
                    "serial", ListType.of(SERIAL_PORT, 8).orSingle("4.5"))
            .defaultsTo("vc, or stdio with nographic")
            .privileged("opens files, devices and sockets of dom0")
            .description(
                    "Where the guest's serial ports lead to, one item each; more than one needs Xen 4.5. pty is what"
                            + " xl console uses.");

    public static final Key<String> SOUNDHW = emulated(
                    "soundhw",
                    EnumType.of("hda", "ac97", "es1370", "adlib", "cs4231a", "gus", "sb16")
                            .spelled(EnumType.Spelling.ANY_CASE))
            .description("The emulated sound card.");

    public static final Key<Boolean> USB = emulated("usb", FLAG)
            .defaultsTo("false")
            .description("Whether the guest has an emulated USB 1.1 controller. Not with usbversion or"
                    + " spiceusbredirection.");

    public static final Key<Long> USBVERSION = emulated("usbversion", new IntegerType(0, 3))
            .defaultsTo("0")
            .description("The emulated USB controller: 1 for UHCI, 2 for EHCI, 3 for XHCI, 0 for none. Not with usb or"
                    + " usbdevice.");

    public static final Key<String> VENDOR_DEVICE = emulated(
                    "vendor_device", EnumType.of("none", "xenserver").spelled(EnumType.Spelling.ANY_CASE))
            .defaultsTo("none")
            .description("PCI device by which Windows finds the PV drivers of a vendor. Goes with deviceModelVersion"
                    + " qemu-xen.");

    static final List<Key<?>> PORTS = List.of(SERIAL, SOUNDHW, USB, USBVERSION);

    static final List<Key<?>> VENDORS = List.of(VENDOR_DEVICE);

    private EmulatedKeys() {}

    private static <T> Key.Builder<T> emulated(String name, ValueType<T> type) {
        return Key.named(name, type)
                .section("Fully-virtualised (HVM) Guest Specific Options / Miscellaneous Emulated Hardware")
                .guests(HVM);
    }
}
